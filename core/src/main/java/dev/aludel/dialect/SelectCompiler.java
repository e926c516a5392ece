package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.TableNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes SELECT, clause by clause. Stateless and thread-safe. */
public abstract class SelectCompiler extends FromCompiler {
    SelectCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    /** How many rows, and after how many; at least one of them is there. */
    protected void limit(@Nullable ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
        if (limit != null) {
            out.sql(" LIMIT ");
            expression(limit, out);
        }
        if (offset != null) {
            out.sql(" OFFSET ");
            expression(offset, out);
        }
    }

    /** The clause that locks the rows of a query, behind all others; its {@link SelectNode#lock()} says how. */
    protected void lock(SelectNode select, SqlWriter out) {
        require(Capability.FOR_UPDATE, "FOR UPDATE");
        out.sql(" FOR UPDATE");
    }

    @Override
    protected void order(OrderNode order, SqlWriter out) {
        orderKey(order.operand(), out);
        out.sql(order.descending() ? " DESC" : "");
        if (order.nulls() != OrderNode.Nulls.DEFAULT) {
            require(Capability.NULLS_ORDER, "NULLS FIRST and NULLS LAST");
            out.sql(order.nulls() == OrderNode.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    /** What is ordered by: a label of the select list, or an expression; a dialect adds a collation here. */
    protected void orderKey(ExpressionNode key, SqlWriter out) {
        if (key instanceof LabelNode label && out.hasLabel(label.label())) {
            out.identifier(label.label());
        } else {
            expression(key, out);
        }
    }

    /** A value in a list of the select list; a dialect adds what its driver needs to read it. */
    protected void selected(ExpressionNode column, SqlWriter out) {
        expression(column, out);
    }

    final void select(SelectNode select, SqlWriter out) {
        List<FromNode> sources = select.sources();
        if (out.strict() && sources.isEmpty() && !select.joins().isEmpty()) {
            throw new InvalidStatementException(
                    "a query joins " + joined(select) + " to nothing",
                    "name what it is joined to in from(..), and give a table that stands on both sides an alias");
        }
        List<FromNode> all = new ArrayList<>(sources);
        select.joins().forEach(join -> all.add(join.target()));
        out.enter(true, all);
        out.sql(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        selectList(select.columns(), out);
        from(sources, select.joins(), out);
        where(" WHERE ", select.where(), out);
        if (!select.groupBy().isEmpty()) {
            out.sql(" GROUP BY ");
            list(select.groupBy(), out);
        }
        where(" HAVING ", select.having(), out);
        if (!select.orderBy().isEmpty()) {
            out.sql(" ");
            orderBy(select.orderBy(), out);
        }
        if (select.limit() != null || select.offset() != null) {
            limit(select.limit(), select.offset(), out);
        }
        if (select.lock() != LockMode.NONE) {
            lock(select, out);
        }
        out.leave();
    }

    final void selectList(List<ExpressionNode> columns, SqlWriter out) {
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            selected(columns.get(i), out);
            if (columns.get(i) instanceof LabelNode label) {
                out.sql(" AS ").identifier(label.label());
                out.label(label.label());
            }
        }
    }

    final void where(String clause, List<ExpressionNode> conditions, SqlWriter out) {
        if (!conditions.isEmpty()) {
            out.sql(clause);
            conditions(conditions, " AND ", Precedence.AND, out);
        }
    }

    private static String joined(SelectNode select) {
        return switch (select.joins().getFirst().target()) {
            case TableNode table -> table.reference();
            case DerivedNode derived -> derived.alias();
        };
    }
}
