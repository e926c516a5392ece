package dev.aludel.postgresql.startup;

import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.wire.DialException;
import org.jspecify.annotations.Nullable;

/** Why one attempt at one server failed, and whether another one may do better. */
final class StartupFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    enum Kind {
        /** Nobody answered, or the connection was lost: another server may answer. */
        UNREACHABLE(false),
        /** The time for this server, or all time, is up. */
        TIMEOUT(false),
        /** The server speaks no TLS. */
        TLS_REFUSED(false),
        /** The TLS handshake failed. */
        TLS_FAILED(true),
        /** The server said no. */
        REJECTED(false),
        /** The server is well, but not of the kind that is wanted. */
        WRONG_ROLE(false),
        /** The server does not behave as an honest one would, or asks for what must not be given. */
        DISTRUSTED(true),
        /** Something is missing on our side: no other server can change that. */
        MISCONFIGURED(true);

        private final boolean ends;

        Kind(boolean ends) {
            this.ends = ends;
        }
    }

    private final Kind kind;
    private final String remedy;
    private final transient @Nullable ErrorFields error;
    private final boolean beforeAuthentication;
    private boolean throughTls;

    StartupFailure(Kind kind, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
        this.error = null;
        this.beforeAuthentication = false;
    }

    private StartupFailure(ErrorFields error, boolean beforeAuthentication) {
        super(error.message());
        this.kind = Kind.REJECTED;
        this.remedy = StartupErrors.remedy(error);
        this.error = error;
        this.beforeAuthentication = beforeAuthentication;
    }

    /**
     * The server's own word.
     *
     * @param beforeAuthentication whether it came before the server had asked for any proof
     */
    static StartupFailure rejected(ErrorFields error, boolean beforeAuthentication) {
        return new StartupFailure(error, beforeAuthentication);
    }

    static StartupFailure of(DialException failure) {
        var message = String.valueOf(failure.getMessage());
        return switch (failure.reason()) {
            case UNKNOWN_HOST -> new StartupFailure(Kind.UNREACHABLE, message, "check the host's name", failure);
            case UNREACHABLE ->
                new StartupFailure(Kind.UNREACHABLE, message, "check that the server runs and listens there", failure);
            case TIMEOUT ->
                new StartupFailure(
                        Kind.TIMEOUT, message, "check the address and the network, or allow more time", failure);
            case TLS_REFUSED ->
                new StartupFailure(
                        Kind.TLS_REFUSED,
                        message,
                        "switch TLS on in the server; sslmode=prefer or disable would send everything in clear",
                        failure);
            case TLS_FAILED ->
                new StartupFailure(Kind.TLS_FAILED, message, "check the certificates and the TLS versions", failure);
        };
    }

    static StartupFailure of(ProtocolViolationException violation) {
        return new StartupFailure(
                Kind.DISTRUSTED,
                String.valueOf(violation.getMessage()),
                "check that a PostgreSQL server answers there, and nobody in between",
                violation);
    }

    static StartupFailure distrusted(String message, String remedy) {
        return new StartupFailure(Kind.DISTRUSTED, message, remedy, null);
    }

    static StartupFailure misconfigured(String message, String remedy) {
        return new StartupFailure(Kind.MISCONFIGURED, message, remedy, null);
    }

    Kind kind() {
        return kind;
    }

    String remedy() {
        return remedy;
    }

    @Nullable ErrorFields error() {
        return error;
    }

    /** Notes whether it happened behind a TLS handshake. */
    void throughTls(boolean yes) {
        throughTls = yes;
    }

    /** Whether it happened behind a TLS handshake. */
    boolean throughTls() {
        return throughTls;
    }

    /** Whether the server's rules turned us away as soon as it knew user, database and whether there is TLS. */
    boolean turnedAwayEarly() {
        return error != null && beforeAuthentication && error.sqlState().startsWith("28");
    }

    /** Whether trying further servers is of no use, or of no good. */
    boolean endsSearch() {
        return error == null ? kind.ends : StartupErrors.endsSearch(error);
    }
}
