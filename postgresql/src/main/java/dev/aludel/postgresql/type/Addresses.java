package dev.aludel.postgresql.type;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What {@code inet} and {@code cidr} share. */
final class Addresses {
    private Addresses() {}

    static void checkPrefix(InetAddress address, int prefix) {
        int most = address.getAddress().length * 8;
        if (prefix < 0 || prefix > most) {
            throw new IllegalArgumentException("the prefix of this address is 0 to " + most + ", not " + prefix);
        }
    }

    static InetAddress address(String text) {
        int slash = text.indexOf('/');
        var host = slash < 0 ? text : text.substring(0, slash);
        var address = InetAddress.ofLiteral(host);
        if (host.indexOf(':') >= 0 && address instanceof Inet4Address) {
            return mapped(address.getAddress());
        }
        return address;
    }

    /** An IPv4 address in IPv6 is kept as IPv6, which {@code InetAddress} by itself does not. */
    private static InetAddress mapped(byte[] four) {
        var bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        System.arraycopy(four, 0, bytes, 12, 4);
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    static int prefix(String text, InetAddress address) {
        int slash = text.indexOf('/');
        return slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
    }

    static String text(InetAddress address) {
        var text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
