package dev.aludel.postgresql.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is used. Immutable; the key's password is never printed.
 *
 * @param mode what is insisted on; null when nobody has said: TLS is required then unless the server is on this machine
 * @param direct whether TLS begins with the first byte (PostgreSQL 17 and later) instead of being asked for
 * @param rootCertificates the authorities to trust, in PEM; null for those that Java trusts
 * @param revocations their revocation lists, in PEM, or null
 * @param certificate the client's certificate, or null
 * @param key its key, or null when the certificate's file holds it
 * @param keyPassword the password of the key, or null
 * @param minimumVersion such as {@code TLSv1.2}
 * @param maximumVersion or null for the newest
 * @param serverNameSent whether the host's name is sent in the handshake (SNI)
 */
public record TlsOptions(
        @Nullable SslMode mode,
        boolean direct,
        @Nullable Path rootCertificates,
        @Nullable Path revocations,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable String keyPassword,
        String minimumVersion,
        @Nullable String maximumVersion,
        boolean serverNameSent) {

    @Override
    public String toString() {
        return (mode == null ? "TLS unless local" : mode.toString()) + (direct ? ", direct" : "");
    }
}
