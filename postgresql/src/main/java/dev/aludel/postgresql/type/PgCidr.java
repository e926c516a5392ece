package dev.aludel.postgresql.type;

import java.net.InetAddress;

/**
 * A value of {@code cidr}: a network. Immutable.
 *
 * @param address the network's first address: its bits beyond the prefix are 0
 * @param prefix bits of the network: 0 to 32, or to 128
 */
public record PgCidr(InetAddress address, int prefix) {
    public PgCidr {
        Addresses.checkPrefix(address, prefix);
        var bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                throw new IllegalArgumentException(
                        Addresses.text(address) + "/" + prefix + " has bits set to the right of its prefix");
            }
        }
    }

    /** Reads {@code 10.0.0.0/8}, without looking up names. */
    public static PgCidr parse(String text) {
        var address = Addresses.address(text);
        return new PgCidr(address, Addresses.prefix(text, address));
    }

    @Override
    public String toString() {
        return Addresses.text(address) + "/" + prefix;
    }
}
