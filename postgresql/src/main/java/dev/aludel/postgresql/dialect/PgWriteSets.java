package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.SqlWriter;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.sql.tree.WriteSetNode;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes sets of rows: one statement for all of them, or for one, that fails by itself when a row was not written. It fails by
 * casting to a number a text that says which rows; {@link PgErrors} reads it again.
 *
 * <pre>{@code
 * WITH _given AS (SELECT * FROM unnest(..) WITH ORDINALITY AS g (c1, .., n)),   the values, a number for each row
 *      _found AS (SELECT .. ORDER BY key FOR NO KEY UPDATE),                    locks, always in the order of keys
 *      _done AS (UPDATE .. RETURNING n)                                         what was written
 * SELECT CAST('aludel: rows ' || .. AS integer) WHERE count(_done) <> count(_given)
 * }</pre>
 *
 * <p>An array of texts gets the type of the column's own array, whatever that is (citext, an enumeration, a domain): a cast to
 * the mapped type would compare otherwise than the column does, and one with a length would cut values off. Arrays of other
 * values have the type that the column is mapped to.
 */
final class PgWriteSets {
    /** From so many rows on a set costs the server less than the rows one by one; see docs/architecture.md. */
    static final int FEWEST_INSERTED = 10;

    private static final String FAILURE = "CAST('" + PgErrors.ROWS + "' || ";
    private static final String REPORTED =
            "(SELECT string_agg(CAST(m.n AS text), ',') FROM (SELECT g.n FROM _given AS g WHERE g.";

    private final WriteSetNode set;
    private final SqlWriter out;
    private final List<ColumnNode> columns;

    private PgWriteSets(WriteSetNode set, SqlWriter out) {
        this.set = set;
        this.out = out;
        this.columns = set.columns();
    }

    static void write(WriteSetNode set, SqlWriter out) {
        var writer = new PgWriteSets(set, out);
        if (set.template()) {
            writer.oneRow();
        } else {
            writer.allRows();
        }
    }

    private void oneRow() {
        out.sql("WITH _done AS (");
        switch (set.action()) {
            case INSERT -> {
                out.sql("INSERT INTO ");
                table(set.table());
                if (set.set().isEmpty()) {
                    out.sql(" DEFAULT VALUES");
                } else {
                    out.sql(" (");
                    names(set.set());
                    out.sql(") VALUES (");
                    for (int i = 0; i < columns.size(); i++) {
                        out.sql(i == 0 ? "" : ", ").parameter(parameter(i));
                    }
                    out.sql(")");
                }
            }
            case UPDATE -> {
                out.sql("UPDATE ");
                table(set.table());
                out.sql(" SET ");
                for (int i = 0; i < set.set().size(); i++) {
                    out.sql(i == 0 ? "" : ", ")
                            .identifier(columns.get(i).name())
                            .sql(" = ");
                    out.parameter(parameter(i));
                }
                oneMatch();
            }
            case DELETE -> {
                out.sql("DELETE FROM ");
                table(set.table());
                oneMatch();
            }
        }
        ColumnNode drawn = set.drawn();
        out.sql(" RETURNING ");
        if (drawn == null) {
            out.sql("1) SELECT ");
            oneFailure("");
        } else {
            out.identifier(drawn.name())
                    .sql(") SELECT 1, ")
                    .identifier(drawn.name())
                    .sql(" FROM _done UNION ALL SELECT ");
            oneFailure(", NULL");
        }
    }

    /** The number is added to a count, which is known only when the statement runs: a constant would fail when it is planned. */
    private void oneFailure(String more) {
        out.sql(FAILURE).sql("(count(*) + ").parameter(new ParameterNode(columns.size(), SqlTypes.BIGINT));
        out.sql(") AS integer)").sql(more).sql(" FROM _done HAVING count(*) <> 1");
    }

    private void oneMatch() {
        for (int i = 0; i < set.match().size(); i++) {
            out.sql(i == 0 ? " WHERE " : " AND ")
                    .identifier(set.match().get(i).name())
                    .sql(" = ");
            out.parameter(parameter(set.set().size() + i));
        }
    }

    private ParameterNode parameter(int index) {
        return new ParameterNode(index, columns.get(index).type());
    }

    private void allRows() {
        given();
        switch (set.action()) {
            case INSERT -> insert();
            case UPDATE -> {
                found("FOR NO KEY UPDATE");
                out.sql(", _done AS (UPDATE ");
                table(set.table());
                out.sql(" AS t SET ");
                for (int i = 0; i < set.set().size(); i++) {
                    out.sql(i == 0 ? "" : ", ")
                            .identifier(columns.get(i).name())
                            .sql(" = f.c" + (i + 1));
                }
                out.sql(" FROM _found AS f WHERE ");
                matches("t.", "f.");
                out.sql(" RETURNING f.n)");
                failIfCountsDiffer();
            }
            case DELETE -> {
                found("FOR UPDATE");
                out.sql(", _done AS (DELETE FROM ");
                table(set.table());
                out.sql(" AS t USING _found AS f WHERE ");
                matches("t.", "f.");
                out.sql(" RETURNING f.n)");
                failIfCountsDiffer();
            }
        }
    }

    private void given() {
        out.sql("WITH _given AS (SELECT * FROM unnest(");
        for (int i = 0; i < columns.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            array(set.table(), columns.get(i), set.values().get(i), out);
        }
        out.sql(") WITH ORDINALITY AS g (");
        for (int i = 1; i <= columns.size(); i++) {
            out.sql("c" + i + ", ");
        }
        out.sql("n))");
    }

    /** The values of a column as an array of the type that the column compares and checks by. */
    static void array(TableNode table, ColumnNode column, ValueListNode values, SqlWriter out) {
        switch (column.type().kind()) {
            case VARCHAR, TEXT, JSON, NATIVE_ENUM -> {
                out.sql("coalesce((SELECT array_agg(t.")
                        .identifier(column.name())
                        .sql(") FROM ");
                table(table, out);
                out.sql(" AS t WHERE FALSE), ").array(values).sql(")");
            }
            case ARRAY, RANGE, UNKNOWN ->
                throw new UnsupportedFeatureException(
                        "a set of rows cannot have values of type " + column.type(), "write the rows one by one");
            default -> out.sql("CAST(").array(values).sql(" AS " + PgTypeNames.cast(column.type()) + "[])");
        }
    }

    private void insert() {
        ColumnNode drawn = set.drawn();
        out.sql(drawn == null ? ", _done AS (INSERT INTO " : ", _done AS (MERGE INTO ");
        table(set.table());
        if (drawn == null) {
            out.sql(" (");
            names(set.set());
            out.sql(") SELECT ");
            values();
            out.sql(" FROM _given AS g");
            returned(null);
            out.sql(")");
            failIfKeysMiss();
        } else {
            out.sql(" AS t USING _given AS g ON FALSE WHEN NOT MATCHED THEN INSERT (");
            names(set.set());
            out.sql(") VALUES (");
            values();
            out.sql(")");
            returned(drawn);
            out.sql(") SELECT n, ").identifier(drawn.name()).sql(" FROM _done UNION ALL SELECT ");
            failure("n", "n");
            out.sql(", NULL");
            whereCountsDiffer();
        }
    }

    private void returned(@Nullable ColumnNode drawn) {
        if (drawn != null) {
            out.sql(" RETURNING g.n, t.").identifier(drawn.name());
        } else {
            out.sql(" RETURNING ").identifier(key().name());
        }
    }

    private ColumnNode key() {
        return set.match().getFirst();
    }

    private void values() {
        for (int i = 1; i <= columns.size(); i++) {
            out.sql(i == 1 ? "g.c1" : ", g.c" + i);
        }
    }

    /** Locks the rows in the order of their keys: an UPDATE would lock them in the order of its plan. */
    private void found(String lock) {
        out.sql(", _found AS MATERIALIZED (SELECT g.* FROM _given AS g JOIN ");
        table(set.table());
        out.sql(" AS t ON ");
        matches("t.", "g.");
        out.sql(" ORDER BY t.").identifier(key().name()).sql(" ").sql(lock).sql(" OF t)");
    }

    private void matches(String table, String given) {
        for (int i = 0; i < set.match().size(); i++) {
            out.sql(i == 0 ? "" : " AND ")
                    .sql(table)
                    .identifier(set.match().get(i).name());
            out.sql(" = ").sql(given).sql("c" + (set.set().size() + i + 1));
        }
    }

    private void failIfCountsDiffer() {
        out.sql(" SELECT ");
        failure("n", "n");
        whereCountsDiffer();
    }

    private void whereCountsDiffer() {
        out.sql(" WHERE (SELECT count(*) FROM _done) <> (SELECT count(*) FROM _given)");
    }

    /** A trigger may have stored another key than was given: the count alone would not tell. */
    private void failIfKeysMiss() {
        var given = "c" + (columns.indexOf(key()) + 1);
        out.sql(" SELECT ");
        failure(given, key().name());
        out.sql(" WHERE EXISTS (SELECT FROM _given AS g WHERE g." + given + " NOT IN (SELECT ");
        out.identifier(key().name()).sql(" FROM _done))");
    }

    private void failure(String given, String done) {
        out.sql(FAILURE).sql(REPORTED).sql(given).sql(" NOT IN (SELECT ").identifier(done);
        out.sql(" FROM _done) ORDER BY g.n LIMIT 20) AS m) AS integer)");
    }

    private void names(List<ColumnNode> named) {
        for (int i = 0; i < named.size(); i++) {
            out.sql(i == 0 ? "" : ", ").identifier(named.get(i).name());
        }
    }

    private void table(TableNode table) {
        table(table, out);
    }

    private static void table(TableNode table, SqlWriter out) {
        out.qualified(table.schema(), table.name());
    }
}
