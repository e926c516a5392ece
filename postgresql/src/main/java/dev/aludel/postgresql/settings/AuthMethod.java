package dev.aludel.postgresql.settings;

/** A way in which a server lets a client prove who it is, by the names of libpq's {@code require_auth}. */
public enum AuthMethod {
    /** Nothing is asked for: trust, or a certificate. */
    NONE("none"),
    /** The password in clear. */
    PASSWORD("password"),
    MD5("md5"),
    SCRAM_SHA_256("scram-sha-256"),
    GSS("gss"),
    SSPI("sspi"),
    OAUTH("oauth");

    private final String label;

    AuthMethod(String label) {
        this.label = label;
    }

    /** As {@code require_auth} spells it. */
    public String label() {
        return label;
    }
}
