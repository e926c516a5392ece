package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.LockWait;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.ValuesNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes statements for SQLite. Stateless and thread-safe. */
final class SqliteCompiler extends SqliteExpressions {
    SqliteCompiler(Identifiers identifiers, Set<Capability> capabilities) {
        super(identifiers, capabilities);
    }

    /** A row lock is not needed: a transaction that may write is the only one that does, from its beginning. */
    @Override
    protected void lock(SelectNode select, SqlWriter out) {
        if (select.lockWait() == LockWait.NO_WAIT) {
            require(Capability.LOCK_NO_WAIT, "NOWAIT");
        }
    }

    @Override
    protected void groupBy(SelectNode select, SqlWriter out) {
        out.sql(" GROUP BY ");
        list(told(select.groupBy()), out);
        groupings(select, out);
    }

    /** What DISTINCT compares. */
    @Override
    protected List<ExpressionNode> distinct(List<ExpressionNode> columns) {
        return told(columns);
    }

    /** There are no parentheses between the queries of a UNION: a query in FROM does what they would. */
    @Override
    protected void setOperand(SetNode set, QueryNode given, boolean bare, SqlWriter out) {
        boolean left = given == set.left();
        QueryNode query = left && !set.all() ? compared(given) : given;
        // All of these operators bind equally here, from left to right.
        if (bare || (left && query instanceof SetNode inner && inner.plain())) {
            super.setOperand(set, query, true, out);
        } else {
            out.sql("SELECT * FROM ");
            super.setOperand(set, query, false, out);
        }
    }

    /** The first of the queries says by which collation rows are equal. */
    private static QueryNode compared(QueryNode query) {
        return switch (query) {
            case SelectNode select -> select.withColumns(told(select.columns()));
            case SetNode set -> set.withLeft(compared(set.left()));
            default -> query;
        };
    }

    /** Rows of several queries can be ordered by their columns only, not by the key of a decimal: that takes a query around. */
    @Override
    protected void set(SetNode set, SqlWriter out) {
        if (set.orderBy().stream().anyMatch(key -> decimal(key.operand()))) {
            out.sql("SELECT * FROM (");
            rows(set, out);
            out.sql(")");
            ends(set, out);
        } else {
            super.set(set, out);
        }
    }

    /** The columns of VALUES have fixed names. */
    @Override
    protected void values(ValuesNode values, SqlWriter out) {
        out.sql("(SELECT ");
        for (int i = 0; i < values.columns().size(); i++) {
            out.sql(i == 0 ? "column" : ", column").sql(String.valueOf(i + 1)).sql(" AS ");
            out.given(values.columns().get(i));
        }
        out.sql(" FROM (");
        valuesRows(values, out);
        out.sql(")) AS ").given(values.alias());
    }

    /** The columns of a function have the names that it gives them. */
    @Override
    protected void functionSource(FunctionSourceNode function, SqlWriter out) {
        if (function.ordinality()) {
            require(Capability.ORDINALITY, "WITH ORDINALITY");
        }
        out.identifier(function.name().getLast()).sql("(");
        list(function.arguments(), out);
        out.sql(") AS ").given(function.alias());
    }

    /** The function is an extension that not every library has: counting does without. */
    @Override
    protected void series(FunctionSourceNode series, SqlWriter out) {
        countedSeries(series, out);
    }

    @Override
    protected void jsonElements(FunctionSourceNode elements, SqlWriter out) {
        out.sql("(SELECT CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'"
                + " WHEN 'null' THEN 'null' ELSE CAST(value AS TEXT) END AS ");
        out.given(elements.columns().getFirst());
        if (elements.ordinality()) {
            out.sql(", key + 1 AS ").given(elements.columns().getLast());
        }
        out.sql(" FROM json_each(");
        list(elements.arguments(), out);
        out.sql(")) AS ").given(elements.alias());
    }

    @Override
    protected ExpressionNode assigned(ColumnNode column, ExpressionNode value) {
        return FittedDecimals.assigned(column, value);
    }

    /** Rows are inserted from a query: a condition behind it keeps ON CONFLICT from being read as a join's ON. */
    @Override
    protected void insertQuery(InsertNode insert, QueryNode query, SqlWriter out) {
        QueryNode fitted = FittedDecimals.named(insert.columns(), query);
        if (insert.upsert() == null && fitted == query) {
            super.insertQuery(insert, query, out);
            return;
        }
        out.sql("SELECT ");
        if (fitted == query) {
            out.sql("*");
        } else {
            FittedDecimals.columns(insert.columns(), query, out);
        }
        out.sql(" FROM (");
        super.insertQuery(insert, fitted, out);
        out.sql(insert.upsert() == null ? ")" : ") WHERE TRUE");
    }

    /** There is no USING; which rows of the table it would leave is a condition on each. */
    @Override
    protected void deleteBody(DeleteNode delete, SqlWriter out) {
        if (!delete.joined()) {
            super.deleteBody(delete, out);
            return;
        }
        out.sql("DELETE FROM ");
        table(delete.table(), out);
        out.sql(" WHERE EXISTS (SELECT 1");
        from(" FROM ", delete.using(), delete.joins(), out);
        where(" WHERE ", delete.where(), out);
        out.sql(")");
    }

    @Override
    protected void limit(@Nullable ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
        if (limit == null) {
            out.sql(" LIMIT -1"); // there is no OFFSET without it
        }
        super.limit(limit, offset, out);
    }

    /** Sorting with the collation costs calls per comparison, sorting by a key one per row. */
    @Override
    protected void orderKey(ExpressionNode key, SqlWriter out) {
        if (decimal(key)) {
            out.sql("decimal_key(");
            super.orderKey(key, out);
            out.sql(")");
        } else {
            super.orderKey(key, out);
        }
    }
}
