package dev.aludel.postgresql;

import dev.aludel.postgresql.protocol.ErrorFields;
import org.jspecify.annotations.Nullable;

/**
 * Something the server said beside its answers, such as a warning, or {@code RAISE NOTICE} in a function. Immutable.
 *
 * @param severity WARNING, NOTICE, INFO, LOG or DEBUG
 * @param sqlState the SQLSTATE
 * @param message the text, in the server's language
 * @param detail more of it, or null
 * @param hint what to do about it, or null
 */
public record PgNotice(
        String severity,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint) {
    static PgNotice of(ErrorFields fields) {
        return new PgNotice(fields.severity(), fields.sqlState(), fields.message(), fields.detail(), fields.hint());
    }
}
