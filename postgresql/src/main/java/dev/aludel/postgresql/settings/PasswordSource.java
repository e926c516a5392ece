package dev.aludel.postgresql.settings;

import org.jspecify.annotations.Nullable;

/** Where a password comes from. Asked for each connection, so that one that changes is noticed. Thread-safe. */
@FunctionalInterface
public interface PasswordSource {
    /** The password for this server, or null when there is none. */
    @Nullable String password(PgHost host);
}
