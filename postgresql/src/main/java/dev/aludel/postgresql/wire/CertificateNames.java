package dev.aludel.postgresql.wire;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Whether a certificate was made for a host: RFC 6125 as PostgreSQL's own client reads it. Names among the alternative ones
 * count, the common name only where there are none; a star stands for one whole label, the first; an address is no name.
 */
final class CertificateNames {
    private static final int DNS = 2;
    private static final int IP = 7;

    private CertificateNames() {}

    /** Whether the host is an IP address as it stands, rather than a name. */
    static boolean isAddress(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean match(X509Certificate certificate, String host) {
        List<String> names = alternatives(certificate, DNS);
        List<String> addresses = alternatives(certificate, IP);
        boolean unnamed = names.isEmpty() && addresses.isEmpty();
        if (isAddress(host)) {
            InetAddress wanted = InetAddress.ofLiteral(host);
            return unnamed
                    ? commonNames(certificate).contains(host)
                    : addresses.stream().anyMatch(address -> isSame(wanted, address));
        }
        List<String> candidates = unnamed ? commonNames(certificate) : names;
        return candidates.stream().anyMatch(pattern -> matches(pattern, host));
    }

    /** The hosts that a certificate is for, to be shown. */
    static List<String> of(X509Certificate certificate) {
        var all = new ArrayList<>(alternatives(certificate, DNS));
        all.addAll(alternatives(certificate, IP));
        return all.isEmpty() ? commonNames(certificate) : all;
    }

    private static boolean isSame(InetAddress wanted, String address) {
        return isAddress(address) && InetAddress.ofLiteral(address).equals(wanted);
    }

    static boolean matches(String pattern, String host) {
        String wanted = normal(host);
        String offered = normal(pattern);
        if (!offered.startsWith("*.")) {
            return offered.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        String rest = offered.substring(1);
        // Neither a star for a whole domain of the highest level, nor a second star.
        return dot > 0
                && rest.indexOf('.', 1) > 0
                && rest.indexOf('*') < 0
                && wanted.substring(dot).equals(rest);
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static List<String> alternatives(X509Certificate certificate, int kind) {
        var found = new ArrayList<String>();
        try {
            var all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                for (List<?> name : all) {
                    if (name.get(0) instanceof Integer type && type == kind && name.get(1) instanceof String text) {
                        found.add(text);
                    }
                }
            }
        } catch (CertificateParsingException e) {
            // Unreadable names match nothing, and the common name must not stand in for them.
            found.add("");
        }
        return found;
    }

    private static List<String> commonNames(X509Certificate certificate) {
        var found = new ArrayList<String>();
        try {
            for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String text) {
                    found.add(text);
                }
            }
        } catch (InvalidNameException e) {
            return List.of();
        }
        return found;
    }
}
