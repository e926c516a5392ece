package dev.aludel.sql;

import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.QueryNode;
import java.util.List;

/**
 * A query to be selected from, made by {@code select(..).as("name")}: {@code from(counts)}, {@code join(counts, ..)}.
 * Immutable and thread-safe.
 */
@CheckReturnValue
public final class Subquery extends DerivedTable {
    private final DerivedNode node;

    private Subquery(DerivedNode node, List<Expression<?>> columns, List<String> names) {
        super(columns, names);
        this.node = node;
    }

    static Subquery of(QueryNode query, List<Expression<?>> columns, String alias) {
        return of(query, columns, ColumnNaming.names(columns), alias);
    }

    static Subquery of(QueryNode query, List<Expression<?>> columns, List<String> names, String alias) {
        return new Subquery(new DerivedNode(ColumnNaming.named(query, names), alias, false), columns, names);
    }

    /** The same, able to refer to what stands before it in FROM; it is computed for each row of that. */
    public Subquery lateral() {
        return new Subquery(new DerivedNode(node.query(), node.alias(), true), origins(), names());
    }

    @Override
    public DerivedNode fromNode() {
        return node;
    }
}
