package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.error.ParameterException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.sql.tree.GroupingNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.LockMode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.UpsertNode;
import dev.aludel.sql.tree.ValuesNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements for MySQL and MariaDB. The sessions run with NO_BACKSLASH_ESCAPES: a backslash in a literal is a
 * backslash, and LIKE has no escape character unless the statement names one.
 */
final class MySqlCompiler extends MySqlExpressions {
    MySqlCompiler(ServerKind kind, Identifiers identifiers) {
        super(kind, identifiers);
    }

    /** There is no OFFSET without LIMIT: the manual's own advice is the largest number there is. */
    @Override
    protected void limit(@Nullable ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
        if (limit == null) {
            out.sql(" LIMIT 18446744073709551615");
        }
        super.limit(limit, offset, out);
    }

    /** NULL is less than every value here; where it shall stand elsewhere, whether a key is NULL is a key before it. */
    @Override
    protected void order(OrderNode order, SqlWriter out) {
        boolean usual = order.nulls() == (order.descending() ? OrderNode.Nulls.LAST : OrderNode.Nulls.FIRST);
        if (order.nulls() != OrderNode.Nulls.DEFAULT && !usual) {
            out.sql("(");
            orderKey(order.operand(), out);
            out.sql(order.descending() ? ") IS NULL DESC, " : ") IS NULL, ");
        }
        orderKey(order.operand(), out);
        out.sql(order.descending() ? " DESC" : "");
    }

    /** MariaDB has no FOR SHARE, only what it was called before. */
    @Override
    protected void lockMode(LockMode mode, SqlWriter out) {
        if (mode == LockMode.SHARE && kind() == ServerKind.MARIADB) {
            out.sql(" LOCK IN SHARE MODE");
        } else {
            super.lockMode(mode, out);
        }
    }

    /** Subtotals are said behind the keys here, and of all of them. */
    @Override
    protected void groupBy(SelectNode select, SqlWriter out) {
        if (select.groupings().isEmpty()) {
            super.groupBy(select, out);
            return;
        }
        GroupingNode only = select.groupings().getFirst();
        boolean rollup =
                only.kind() == GroupingNode.Kind.ROLLUP && only.sets().stream().allMatch(set -> set.size() == 1);
        if (!rollup || select.groupings().size() > 1 || !select.groupBy().isEmpty()) {
            require(Capability.GROUPING_SETS, "grouping but by plain keys or by one ROLLUP of them");
        }
        if (!has(Capability.ROLLUP_ORDER) && !select.orderBy().isEmpty()) {
            throw new UnsupportedFeatureException(
                    kind().title() + " has no ORDER BY in a query with ROLLUP",
                    "order from outside: var q = query.as(\"q\"), then select(q.get(..)).orderBy(q.get(..))");
        }
        out.sql(" GROUP BY ");
        list(only.sets().stream().map(List::getFirst).toList(), out);
        out.sql(" WITH ROLLUP");
    }

    /** A calculated value has no more room than the first one needs: what is added to it is cut off, or an error. */
    @Override
    protected ExpressionNode recursiveStart(ExpressionNode start, ExpressionNode step) {
        boolean columns = (start instanceof ColumnNode || start instanceof DerivedColumnNode)
                && (step instanceof ColumnNode || step instanceof DerivedColumnNode);
        if (columns && start.type().equals(step.type())) {
            return start;
        }
        return switch (start.type().kind()) {
            case VARCHAR, TEXT ->
                new NativeNode(NativeNode.Family.MYSQL, "CAST({0} AS CHAR(16777216))", List.of(start), start.type());
            case DECIMAL -> new CastNode(start, SqlTypes.DECIMAL);
            default -> start;
        };
    }

    /** Whether the rows of a common table are kept is not said here. */
    @Override
    protected void materialization(CteNode cte, SqlWriter out) {}

    /** Rows of values get the names of their columns from a SELECT. */
    @Override
    protected void values(ValuesNode values, SqlWriter out) {
        for (int i = 0; i < values.rows().size(); i++) {
            out.sql(i == 0 ? "(SELECT " : " UNION ALL SELECT ");
            for (int j = 0; j < values.columns().size(); j++) {
                out.sql(j == 0 ? "" : ", ");
                valuesCell(values, i, j, out);
                if (i == 0) {
                    out.sql(" AS ").given(values.columns().get(j));
                }
            }
        }
        out.sql(") AS ").given(values.alias());
    }

    @Override
    protected void series(FunctionSourceNode series, SqlWriter out) {
        countedSeries(series, out);
    }

    @Override
    protected void jsonElements(FunctionSourceNode elements, SqlWriter out) {
        out.sql("JSON_TABLE(");
        list(elements.arguments(), out);
        out.sql(", '$[*]' COLUMNS (").given(elements.columns().getFirst()).sql(" JSON PATH '$'");
        if (elements.ordinality()) {
            out.sql(", ").given(elements.columns().getLast()).sql(" FOR ORDINALITY");
        }
        out.sql(")) AS ").given(elements.alias());
    }

    @Override
    protected boolean withBeforeInsert() {
        return false;
    }

    /** All unique keys count here, also where one of them is named; what would be the same row on another database is. */
    @Override
    protected void upsert(InsertNode insert, UpsertNode upsert, SqlWriter out) {
        if (upsert.constraint() != null) {
            require(Capability.UPSERT_CONSTRAINT, "upsert on the key of a constraint");
        }
        if (!upsert.others().isEmpty()) {
            String other = String.join(", ", upsert.others().getFirst());
            throw new UnsupportedFeatureException(
                    kind().title() + " looks at all unique keys of "
                            + insert.table().name() + ": a row that is there with the same " + other
                            + " would count as the one that is meant",
                    "say onConflict() without columns, or onDuplicateKeyUpdate(..), if any key may count; otherwise leave "
                            + other + " out of the INSERT");
        }
        if (!upsert.where().isEmpty() || !upsert.targetWhere().isEmpty()) {
            require(Capability.UPSERT_WHERE, "condition in an upsert");
        }
        out.sql(" ON DUPLICATE KEY UPDATE ");
        if (upsert.assignments().isEmpty()) {
            // Nothing changes, and no other error is swallowed, as INSERT IGNORE would do.
            String column = insert.columns().getFirst().name();
            out.identifier(column)
                    .sql(" = ")
                    .identifier(insert.table().name())
                    .sql(".")
                    .identifier(column);
            return;
        }
        upsertAssignments(insert, upsert, out);
    }

    /** Other tables stand before SET, joined. */
    @Override
    protected void updateHead(UpdateNode update, SqlWriter out) {
        OwnTable.requireUnread(kind(), update, update.table());
        if (!update.joined()) {
            super.updateHead(update, out);
            return;
        }
        if (kind() == ServerKind.MYSQL
                && (update.limit() != null || !update.orderBy().isEmpty())) {
            throw new UnsupportedFeatureException(
                    "MySQL has no ORDER BY or LIMIT in an UPDATE that uses other tables",
                    "say by a query in where(..) which rows are meant");
        }
        out.sql("UPDATE ");
        table(update.table(), out);
        from(" CROSS JOIN ", update.from(), update.joins(), out);
        out.sql(" SET ");
        assign(assignments(update), update.table(), out);
    }

    /** An alias is not known here; without it the columns mean the same, but where they stand beside those of the row that is there. */
    @Override
    protected void insertTarget(InsertNode insert, SqlWriter out) {
        TableNode table = insert.table();
        if (table.alias() != null && insert.upsert() != null) {
            throw new UnsupportedFeatureException(
                    kind().title() + " has no alias in an upsert", "insert into the table without an alias");
        }
        if (insert.query() == null) {
            OwnTable.requireUnreadByValues(kind(), insert);
        }
        table(table.unaliased(), out);
    }

    @Override
    protected void updateFrom(UpdateNode update, SqlWriter out) {
        where(" WHERE ", update.where(), out);
    }

    /** Only the form for several tables knows an alias, and no limit and nothing to give back. */
    @Override
    protected void deleteBody(DeleteNode delete, SqlWriter out) {
        OwnTable.requireUnread(kind(), delete, delete.table());
        boolean aliased = delete.table().alias() != null;
        if (!delete.joined() && !aliased) {
            super.deleteBody(delete, out);
            return;
        }
        if (!delete.returning().isEmpty()
                || delete.limit() != null
                || !delete.orderBy().isEmpty()) {
            throw new UnsupportedFeatureException(
                    kind().title() + " has no RETURNING, ORDER BY or LIMIT in a DELETE that "
                            + (delete.joined() ? "uses other tables" : "gives its table an alias"),
                    delete.joined()
                            ? "say by a query in where(..) which rows are meant"
                            : "delete from the table without an alias");
        }
        out.sql("DELETE ");
        if (aliased) {
            out.given(delete.table().reference());
        } else {
            name(delete.table(), out); // without its schema it would be looked for in the default one
        }
        out.sql(" FROM ");
        table(delete.table(), out);
        if (delete.joined()) {
            from(" CROSS JOIN ", delete.using(), delete.joins(), out);
        }
        where(" WHERE ", delete.where(), out);
    }

    @Override
    protected void defaultValues(SqlWriter out) {
        out.sql(" () VALUES ()");
    }

    /**
     * MySQL has no RETURNING. The key that AUTO_INCREMENT draws for one row comes with the answer to its INSERT, exactly; the
     * driver makes a row of it, because a statement without a result was promised to have one.
     */
    @Override
    protected void insertReturning(InsertNode insert, SqlWriter out) {
        if (insert.upsert() != null && insert.upsert().assignments().isEmpty()) {
            throw new UnsupportedFeatureException(
                    kind().title() + " gives rows back that an upsert has left alone, as if they were new",
                    "leave returning(..) out and select the rows, or update a column");
        }
        if (kind() == ServerKind.MARIADB) {
            super.insertReturning(insert, out);
        } else if (insert.rows().size() > 1 || insert.returning().size() > 1) {
            throw new UnsupportedFeatureException(
                    "MySQL has no INSERT .. RETURNING; of one row it tells the key that AUTO_INCREMENT draws, and nothing else",
                    "insert row by row, ask for the key alone, and select the rest by it");
        }
    }

    /** MariaDB is told to assign at once (SIMULTANEOUS_ASSIGNMENT); MySQL assigns in turn, and reads what it has assigned. */
    @Override
    protected List<AssignmentNode> assignments(UpdateNode update) {
        return kind() == ServerKind.MARIADB ? super.assignments(update) : AssignmentOrder.of(update.assignments());
    }

    /** The names were looked for before it was known that it is sent here. */
    @Override
    protected void readOtherwise() {
        throw new ParameterException(
                kind().title()
                        + " reads the raw SQL otherwise than other databases, and finds other :names in it: here # begins a comment,"
                        + " -- does so with a blank behind it only, /* */ does not nest, /*! */ is executed, and neither $$ nor E'..' is a"
                        + " quote",
                "write comments with -- and a blank, or with a single /* */; a blank between two minus signs; texts in plain quotes");
    }

    @Override
    protected String emptyRawList(SqlType<?> type, String before) {
        return "SELECT NULL FROM DUAL WHERE FALSE";
    }
}
