package dev.aludel.postgresql.settings;

/** How much a connection insists on TLS; libpq's {@code sslmode}, from the weakest to the strongest. */
public enum SslMode {
    /** In clear only. */
    DISABLE,
    /** In clear, and with TLS if the server insists. */
    ALLOW,
    /** With TLS, and in clear if the server has none. */
    PREFER,
    /** With TLS, whoever the server is: no protection from somebody who sits in between. */
    REQUIRE,
    /** With TLS, and a certificate signed by an authority that is trusted. */
    VERIFY_CA,
    /** With TLS, and such a certificate for the very host that was dialled. */
    VERIFY_FULL;

    /** Whether the server's certificate is verified. */
    public boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }
}
