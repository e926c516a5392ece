package dev.aludel.postgresql.wire;

import java.security.cert.X509Certificate;

/**
 * What the two sides of a TLS connection agreed on. Immutable.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite the name of the cipher suite
 * @param serverCertificate the server's own certificate, for channel binding
 * @param verified whether the certificate's chain was verified (verify-ca, verify-full): only then is the peer trusted
 */
public record TlsDetails(String protocol, String cipherSuite, X509Certificate serverCertificate, boolean verified) {}
