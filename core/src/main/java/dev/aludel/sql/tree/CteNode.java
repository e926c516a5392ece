package dev.aludel.sql.tree;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A statement under a name, which the statement around it defines in its WITH clause: it stands in FROM by that name. Its
 * definition goes where it belongs when the statement is compiled.
 *
 * @param query what it consists of: a query, or a change of rows that gives some back
 * @param columns the names of its columns where WITH must say them; empty for those of the query
 * @param recursive whether the query refers to the name
 * @param nested whether it is defined by the query in whose FROM it stands, and not by the whole statement
 * @param alias the name of this use of it, or null for its own
 */
public record CteNode(
        String name,
        StatementNode query,
        List<String> columns,
        boolean recursive,
        boolean nested,
        Materialization materialization,
        @Nullable String alias)
        implements FromNode {
    /** Whether the database computes it once and keeps the rows. */
    public enum Materialization {
        /** As the database likes. */
        DEFAULT,
        ALWAYS,
        NEVER
    }

    public CteNode {
        columns = List.copyOf(columns);
    }

    @Override
    public String reference() {
        return alias == null ? name : alias;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(CteNode.class);
        key.add(name);
        key.add(columns);
        key.flag(recursive);
        key.flag(nested);
        key.add(materialization);
        key.add(Objects.requireNonNullElse(alias, ""));
        query.describe(key);
    }
}
