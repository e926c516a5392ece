package dev.aludel.postgresql.listen;

import dev.aludel.postgresql.session.PgSession;

/** Opens the sessions of a subscription, one after the other. */
@FunctionalInterface
public interface SessionSource {
    /**
     * Opens the next one.
     *
     * @throws dev.aludel.error.AludelException if the server cannot be reached or refuses
     */
    PgSession open();
}
