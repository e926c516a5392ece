package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.StatementNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes what is made of several queries: WITH, UNION and their like. Stateless and thread-safe. */
public abstract class QueryCompiler extends SelectCompiler {
    QueryCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    /** Any statement, without what its WITH clause would define. */
    abstract void statement(StatementNode statement, SqlWriter out);

    /** Two queries put together, in the order and number asked for. */
    protected void set(SetNode set, SqlWriter out) {
        rows(set, out);
        ends(set, out);
    }

    /** The order and number of the rows of several queries. */
    protected final void ends(SetNode set, SqlWriter out) {
        if (!set.orderBy().isEmpty()) {
            List<ExpressionNode> columns = columns(set);
            out.enter(true, List.of());
            List<OrderNode> keys = new ArrayList<>();
            for (OrderNode key : set.orderBy()) {
                String name = out.strict() ? name(key.operand(), columns) : LabelNode.nameOf(key.operand());
                out.label(name);
                keys.add(
                        name.isEmpty()
                                ? key
                                : new OrderNode(
                                        new LabelNode(LabelNode.bare(key.operand()), name),
                                        key.descending(),
                                        key.nulls()));
            }
            ordered(keys, out);
            out.leave();
        }
        if (set.limit() != null || set.offset() != null) {
            limit(set.limit(), set.offset(), out);
        }
    }

    /** Two queries put together. */
    protected final void rows(SetNode set, SqlWriter out) {
        if (set.all() && set.kind() != SetNode.Kind.UNION) {
            require(Capability.SET_ALL, set.kind() + " ALL");
        }
        setOperand(set, set.left(), bareLeft(set), out);
        out.sql(" ").sql(set.kind().name()).sql(set.all() ? " ALL " : " ");
        setOperand(set, set.right(), set.right() instanceof SelectNode right && !parenthesised(right), out);
    }

    /**
     * One of the queries that are put together.
     *
     * @param bare whether it means the same without parentheses
     */
    protected void setOperand(SetNode set, QueryNode query, boolean bare, SqlWriter out) {
        if (bare) {
            out.deeper();
            statement(query, out);
            out.shallower();
        } else {
            nested(query, out);
        }
    }

    /** The words about a common table that ask to keep its rows, or not to; nothing where the database has none. */
    protected void materialization(CteNode cte, SqlWriter out) {
        switch (cte.materialization()) {
            case DEFAULT -> {}
            case ALWAYS -> out.sql("MATERIALIZED ");
            case NEVER -> out.sql("NOT MATERIALIZED ");
        }
    }

    /**
     * A column of the rows that a recursive query begins with. Databases take the type of the whole column from it, also how long a text and how
     * exact a decimal may be; a dialect converts it where what the step selects may not fit.
     */
    protected ExpressionNode recursiveStart(ExpressionNode start, ExpressionNode step) {
        return start;
    }

    /** The WITH clause, if there is anything to define. */
    protected final void with(List<CteNode> tables, SqlWriter out) {
        if (tables.isEmpty()) {
            return;
        }
        out.sql(tables.stream().anyMatch(CteNode::recursive) ? "WITH RECURSIVE " : "WITH ");
        for (int i = 0; i < tables.size(); i++) {
            CteNode table = tables.get(i);
            out.sql(i == 0 ? "" : ", ").given(table.name());
            if (!table.columns().isEmpty()) {
                names(table.columns(), out);
            }
            out.sql(" AS ");
            materialization(table, out);
            if (!(table.query() instanceof QueryNode)) {
                require(Capability.CHANGING_CTE, "WITH that changes rows");
            }
            Scope beside = out.stepOutsideAll();
            inParentheses(
                    table.recursive() ? RecursiveStart.converted(table.query(), this::recursiveStart) : table.query(),
                    out);
            out.stepInside(beside);
        }
        out.sql(" ");
    }

    @Override
    final void nested(QueryNode query, SqlWriter out) {
        inParentheses(query, out);
    }

    private void inParentheses(StatementNode statement, SqlWriter out) {
        out.sql("(");
        List<CteNode> tables = out.definesHere()
                ? CommonTables.of(statement, out.strict())
                : statement instanceof SelectNode select ? CommonTables.nestedIn(select) : List.of();
        out.deeper();
        with(tables, out);
        statement(statement, out);
        out.shallower();
        out.sql(")");
    }

    private static boolean parenthesised(SelectNode select) {
        return select.ordered() || !CommonTables.nestedIn(select).isEmpty();
    }

    /** INTERSECT binds tighter than the others, which go from left to right. */
    private static boolean bareLeft(SetNode set) {
        return switch (set.left()) {
            case SelectNode select -> !parenthesised(select);
            case SetNode inner ->
                inner.plain() && (set.kind() != SetNode.Kind.INTERSECT || inner.kind() == SetNode.Kind.INTERSECT);
            default -> false;
        };
    }

    /** The select list that names the columns of the result. */
    protected static List<ExpressionNode> columns(SetNode set) {
        return columnsOf(set.left());
    }

    static List<ExpressionNode> columnsOf(QueryNode query) {
        return switch (query) {
            case SelectNode select -> select.columns();
            case SetNode set -> columns(set);
            default -> List.of();
        };
    }

    private static String name(ExpressionNode key, List<ExpressionNode> columns) {
        for (ExpressionNode column : columns) {
            if (column.equals(key) || LabelNode.bare(column).equals(LabelNode.bare(key))) {
                String label = LabelNode.nameOf(column);
                if (label.isEmpty()) {
                    throw new InvalidStatementException(
                            "queries that are put together are ordered by a column without a name",
                            "name it with as(..) in the first of them");
                }
                return label;
            }
        }
        throw new InvalidStatementException(
                "queries that are put together are ordered by something that the first of them does not select",
                "order by what is selected");
    }
}
