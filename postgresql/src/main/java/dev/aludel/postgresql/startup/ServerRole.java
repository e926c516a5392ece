package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.settings.TargetSession;
import dev.aludel.postgresql.startup.StartupFailure.Kind;

/**
 * Whether a server is of the kind that is wanted. PostgreSQL 14 and later says so by itself, in the settings it reports; other
 * servers and poolers are asked. Stateless.
 */
final class ServerRole {
    private ServerRole() {}

    /** @throws StartupFailure of kind {@link Kind#WRONG_ROLE} if it is not */
    static void require(TargetSession target, Login login, Deadline deadline) throws StartupFailure {
        var fits = switch (target) {
            case ANY -> true;
            case READ_WRITE -> !isReadOnly(login, deadline);
            case READ_ONLY -> isReadOnly(login, deadline);
            case PRIMARY -> !isStandby(login, deadline);
            case STANDBY, PREFER_STANDBY -> isStandby(login, deadline);
        };
        if (!fits) {
            throw new StartupFailure(
                    Kind.WRONG_ROLE,
                    switch (target) {
                        case READ_WRITE -> "the session is read-only, and read-write is wanted";
                        case READ_ONLY -> "the session is read-write, and read-only is wanted";
                        case PRIMARY -> "the server is a standby, and a primary is wanted";
                        default -> "the server is a primary, and a standby is wanted";
                    },
                    "list a server that is, or change target_session_attrs",
                    null);
        }
    }

    private static boolean isReadOnly(Login login, Deadline deadline) throws StartupFailure {
        var standby = login.parameters().get("in_hot_standby");
        var readOnly = login.parameters().get("default_transaction_read_only");
        if (standby != null && readOnly != null) {
            return standby.equals("on") || readOnly.equals("on");
        }
        return login.ask("SHOW transaction_read_only", deadline).equals("on");
    }

    private static boolean isStandby(Login login, Deadline deadline) throws StartupFailure {
        var standby = login.parameters().get("in_hot_standby");
        return standby != null
                ? standby.equals("on")
                : login.ask("SELECT pg_catalog.pg_is_in_recovery()", deadline).equals("t");
    }
}
