package dev.aludel.schema;

import java.util.List;
import java.util.Set;

/**
 * DDL of your own: what a {@link MetaData} cannot say. It is rendered when it is executed, so it may differ from database to
 * database. Immutable, thread-safe.
 *
 * {@snippet :
 * DdlElement.text("CREATE EXTENSION IF NOT EXISTS citext").on("PostgreSQL")
 * }
 */
@FunctionalInterface
public interface DdlElement {
    /** The statements for this database, in order; none where there is nothing to do. */
    List<String> render(DdlRenderer renderer);

    /** Statements as SQL text. Write them from your own source code only, never from input. */
    static DdlElement text(String... statements) {
        var all = List.of(statements);
        return renderer -> all;
    }

    /** The same on these kinds of databases only, by the names of their dialects: {@code PostgreSQL}, {@code SQLite}. */
    default DdlElement on(String... dialects) {
        var names = Set.of(dialects);
        return renderer -> names.contains(renderer.database()) ? render(renderer) : List.of();
    }
}
