package dev.aludel.postgresql.startup;

import dev.aludel.postgresql.protocol.ErrorFields;

/** What the errors mean that a server answers a StartupMessage with. Stateless. */
final class StartupErrors {
    private StartupErrors() {}

    /** Whether other servers of the list would say the same: wrong password, no such database, no permission. */
    static boolean endsSearch(ErrorFields error) {
        var state = error.sqlState();
        return state.startsWith("28") || state.equals("3D000") || state.equals("42501");
    }

    /** Whether the server may dislike a setting that was sent along: unknown to it, or a wrong value, or a pooler's refusal. */
    static boolean mayDislikeSetting(ErrorFields error, String setting) {
        var state = error.sqlState();
        return (state.equals("42704") || state.equals("22023") || state.equals("08P01") || state.equals("0A000"))
                && error.message().contains(setting);
    }

    static String remedy(ErrorFields error) {
        return switch (error.sqlState()) {
            case "28P01" -> "check the user's name and password";
            case "28000" -> "check user, database and TLS against the server's pg_hba.conf";
            case "3D000" -> "create the database or correct its name";
            case "42501" -> "grant the user CONNECT on the database";
            case "53300" -> "use fewer connections, or raise the server's max_connections";
            case "57P03" -> "wait until the server has started, or is a primary again";
            case "42704", "22023" -> "check the settings given for the session";
            case "08P01" -> "check the settings given for the session against what the pooler lets through";
            default -> "see the server's log";
        };
    }
}
