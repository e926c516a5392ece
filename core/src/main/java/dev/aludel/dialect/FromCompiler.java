package dev.aludel.dialect;

import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.FunctionSourceNode;
import dev.aludel.sql.tree.JoinNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SampleNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.ValuesNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a statement reads from: tables, queries in their place, joins. Stateless and thread-safe. */
public abstract class FromCompiler extends ExpressionCompiler {
    FromCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    /** What stands between two sources, one of which is joined to the other. */
    protected void joinWords(JoinNode join, SqlWriter out) {
        switch (join.kind()) {
            case INNER -> out.sql(" JOIN ");
            case LEFT -> out.sql(" LEFT JOIN ");
            case RIGHT -> out.sql(" RIGHT JOIN ");
            case FULL -> {
                require(Capability.FULL_JOIN, "FULL JOIN");
                out.sql(" FULL JOIN ");
            }
            case CROSS -> out.sql(" CROSS JOIN ");
        }
    }

    /** Rows of values in FROM, whose columns get names. */
    protected void values(ValuesNode values, SqlWriter out) {
        out.sql("(");
        valuesRows(values, out);
        out.sql(") AS ").given(values.alias());
        names(values.columns(), out);
    }

    /** The rows themselves: {@code VALUES (1, 2), (3, 4)}. */
    protected final void valuesRows(ValuesNode values, SqlWriter out) {
        out.sql("VALUES ");
        for (int i = 0; i < values.rows().size(); i++) {
            out.sql(i == 0 ? "(" : ", (");
            for (int j = 0; j < values.columns().size(); j++) {
                out.sql(j == 0 ? "" : ", ");
                valuesCell(values, i, j, out);
            }
            out.sql(")");
        }
    }

    /** One value of rows in FROM; a dialect whose database cannot tell its type writes a cast. */
    protected void valuesCell(ValuesNode values, int row, int column, SqlWriter out) {
        expression(values.rows().get(row).get(column), out);
    }

    /** A function in FROM, by its name. */
    protected void functionSource(FunctionSourceNode function, SqlWriter out) {
        require(Capability.TABLE_FUNCTION, "function " + String.join(".", function.name()) + " in FROM");
        if (function.ordinality()) {
            require(Capability.ORDINALITY, "WITH ORDINALITY");
        }
        for (int i = 0; i < function.name().size(); i++) {
            out.sql(i == 0 ? "" : ".").identifier(function.name().get(i));
        }
        out.sql("(");
        list(function.arguments(), out);
        out.sql(function.ordinality() ? ") WITH ORDINALITY AS " : ") AS ").given(function.alias());
        names(function.columns(), out);
    }

    /** Whole numbers from the first argument to the second, with the third between them. */
    protected void series(FunctionSourceNode series, SqlWriter out) {
        functionSource(series, out);
    }

    /** The same by a common table that counts, for databases without such a function. */
    protected final void countedSeries(FunctionSourceNode series, SqlWriter out) {
        String column = series.columns().getFirst();
        out.sql("(WITH RECURSIVE counted (n) AS (SELECT ");
        expression(series.arguments().get(0), out);
        out.sql(" UNION ALL SELECT n + ");
        expression(series.arguments().get(2), out);
        out.sql(" FROM counted WHERE n + ");
        expression(series.arguments().get(2), out);
        out.sql(" <= ");
        expression(series.arguments().get(1), out);
        out.sql(") SELECT n AS ").given(column).sql(" FROM counted WHERE n <= ");
        expression(series.arguments().get(1), out);
        out.sql(") AS ").given(series.alias());
    }

    /** The elements of a JSON array, each as the text of its JSON. */
    protected void jsonElements(FunctionSourceNode elements, SqlWriter out) {
        functionSource(elements, out);
    }

    /** A part of a table's rows. */
    protected void sample(SampleNode sample, SqlWriter out) {
        require(Capability.TABLE_SAMPLE, "TABLESAMPLE");
        table(sample.table(), out);
        out.sql(" TABLESAMPLE ").sql(sample.method().name()).sql(" (");
        expression(sample.percent(), out);
        out.sql(")");
        if (sample.seed() != null) {
            out.sql(" REPEATABLE (");
            expression(sample.seed(), out);
            out.sql(")");
        }
    }

    /** The names of columns, in parentheses behind an alias. */
    protected final void names(List<String> columns, SqlWriter out) {
        out.sql(" (");
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ").given(columns.get(i));
        }
        out.sql(")");
    }

    /** A list of sources and what is joined to them, behind the word that begins it. */
    protected final void from(String word, List<FromNode> sources, List<JoinNode> joins, SqlWriter out) {
        for (int i = 0; i < sources.size(); i++) {
            // A comma binds looser than JOIN: the conditions would not see the tables before it.
            out.sql(i == 0 ? word : joins.isEmpty() ? ", " : " CROSS JOIN ");
            source(sources.get(i), out);
        }
        for (JoinNode join : joins) {
            joinWords(join, out);
            source(join.target(), out);
            if (join.on() != null) {
                out.sql(" ON ");
                expression(join.on(), out);
            }
        }
    }

    private void source(FromNode source, SqlWriter out) {
        switch (source) {
            case TableNode table -> table(table, out);
            case DerivedNode derived -> derived(derived, out);
            case CteNode cte -> {
                out.given(cte.name());
                alias(cte.alias(), out);
            }
            case ValuesNode values -> values(values, out);
            case FunctionSourceNode function -> {
                switch (function.kind()) {
                    case SERIES -> series(function, out);
                    case JSON_ELEMENTS -> jsonElements(function, out);
                    case ELEMENTS -> {
                        require(Capability.ARRAYS, "unnest, nor arrays whose elements it gives");
                        functionSource(function, out);
                    }
                    case NAMED -> functionSource(function, out);
                }
            }
            case SampleNode sample -> sample(sample, out);
        }
    }

    private void derived(DerivedNode derived, SqlWriter out) {
        if (derived.lateral()) {
            require(Capability.LATERAL, "LATERAL");
            out.sql("LATERAL ");
            nested(derived.query(), out);
        } else {
            detached(derived.query(), out);
        }
        out.sql(" AS ").given(derived.alias());
    }

    /** A query in parentheses that does not see what stands beside it. */
    final void detached(QueryNode query, SqlWriter out) {
        Scope beside = out.stepOutside();
        nested(query, out);
        out.stepInside(beside);
    }

    /** A table, and the name it gets. */
    protected final void table(TableNode table, SqlWriter out) {
        name(table, out);
        alias(table.alias(), out);
    }

    /** A table's name, with its schema. */
    protected static void name(TableNode table, SqlWriter out) {
        if (table.local()) {
            out.identifier(table.name());
        } else {
            out.qualified(table.schema(), table.name());
        }
    }

    private static void alias(@Nullable String alias, SqlWriter out) {
        if (alias != null) {
            out.sql(" AS ").given(alias);
        }
    }
}
