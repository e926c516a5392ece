package dev.aludel.dialect;

import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.TableNode;
import java.util.List;
import java.util.Set;

/** Writes what a statement reads from: tables, queries in their place, joins. Stateless and thread-safe. */
public abstract class FromCompiler extends ExpressionCompiler {
    FromCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    final void from(List<FromNode> sources, List<JoinNode> joins, SqlWriter out) {
        for (int i = 0; i < sources.size(); i++) {
            // A comma binds looser than JOIN: the conditions would not see the tables before it.
            out.sql(i == 0 ? " FROM " : joins.isEmpty() ? ", " : " CROSS JOIN ");
            source(sources.get(i), out);
        }
        for (JoinNode join : joins) {
            out.sql(
                    switch (join.kind()) {
                        case INNER -> " JOIN ";
                        case LEFT -> " LEFT JOIN ";
                    });
            source(join.target(), out);
            out.sql(" ON ");
            expression(join.on(), out);
        }
    }

    final void source(FromNode source, SqlWriter out) {
        switch (source) {
            case TableNode table -> table(table, out);
            case DerivedNode derived -> {
                nested(derived.query(), out);
                out.sql(" AS ").identifier(derived.alias());
            }
        }
    }

    final void table(TableNode table, SqlWriter out) {
        String schema = table.schema();
        if (schema != null) {
            out.identifier(schema).sql(".");
        }
        out.identifier(table.name());
        String alias = table.alias();
        if (alias != null) {
            out.sql(" AS ").identifier(alias);
        }
    }
}
