package dev.aludel.engine;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.Assignment;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An INSERT of few rows and one of many, which is sent in parts, have the same effect and fail in the same way. */
@EveryDatabase
class BulkInsertTest {
    private static final Things THING = new Things();

    private Engine engine;

    private static final class Things extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn name = textColumn("name", 10);

        private Things() {
            super("bulk_things", null);
        }
    }

    @BeforeEach
    void open() {
        engine = Engine.create(TestDatabase.url());
        engine.begin(connection -> {
            MetaData.of(THING).dropAll(connection);
            MetaData.of(THING).createAll(connection);
        });
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static List<List<Assignment>> rows(int count) {
        var rows = new ArrayList<List<Assignment>>();
        IntStream.range(0, count).forEach(i -> rows.add(List.of(THING.id.to(i), THING.name.to("n" + i))));
        return rows;
    }

    private long insertAll(List<List<Assignment>> rows) {
        return engine.with(connection -> connection.execute(insert(THING).rows(rows, row -> row)));
    }

    private long found() {
        return engine.with(connection -> connection.one(select(count()).from(THING)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40_000})
    void allRowsAreInserted(int count) {
        assertThat(insertAll(rows(count))).isEqualTo(count);
        assertThat(found()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40_000})
    void allRowsAreInsertedByWhatIsSentWithoutWaiting(int count) {
        engine.use(connection -> assertThat(connection
                        .send(insert(THING).rows(rows(count), row -> row))
                        .await())
                .isEqualTo(count));
        assertThat(found()).isEqualTo(count);
    }

    /** All statements have effect, or none; what they give back comes statement by statement. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40_000})
    void allRowsGiveSomethingBack(int count) {
        var ids = engine.with(connection ->
                connection.list(insert(THING).rows(rows(count), row -> row).returning(THING.id)));

        assertThat(ids).hasSize(count).doesNotHaveDuplicates();
        assertThat(ids.subList(0, Math.min(count, 8_192))).allMatch(id -> id < 8_192);
        assertThat(found()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40_000})
    void allRowsOfAnUpsertGiveSomethingBack(int count) {
        insertAll(rows(2));
        var rows = rows(count);
        var upsert = insert(THING)
                .rows(rows, row -> row)
                .onConflict(THING.id)
                .doUpdate(THING.name.to("there"))
                .returning(THING.name);

        var result = engine.with(connection -> connection.execute(upsert));
        assertThat(result.rowCount()).isEqualTo(count);
        assertThat(result.names()).containsExactly("name");
        assertThat(result.list()).hasSize(count).filteredOn("there"::equals).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40_000})
    void aDuplicateKeyGivesNothingBackAndUndoesAll(int count) {
        var rows = rows(count);
        rows.set(count - 1, rows.getFirst());
        var query = insert(THING).rows(rows, row -> row).returning(THING.id);
        engine.use(
                connection -> assertThatThrownBy(() -> connection.list(query)).isInstanceOf(UniqueException.class));
        assertThat(found()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40_000})
    void aDuplicateKeyUndoesAll(int count) {
        var rows = rows(count);
        rows.set(count - 1, rows.getFirst());
        assertThatThrownBy(() -> insertAll(rows)).isInstanceOf(UniqueException.class);
        assertThat(found()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40_000})
    void aNullUndoesAll(int count) {
        var rows = rows(count);
        rows.set(count - 1, List.of(THING.id.to(-1), THING.name.toNull()));
        assertThatThrownBy(() -> insertAll(rows)).isInstanceOf(NotNullException.class);
        assertThat(found()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40_000})
    void whatIsTooLongNeverGetsThere(int count) {
        assertThatThrownBy(() -> {
                    var rows = rows(count);
                    rows.set(count - 1, List.of(THING.id.to(-1), THING.name.to("more than ten characters")));
                    insertAll(rows);
                })
                .isInstanceOf(DataException.class);
        assertThat(found()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40_000})
    void insideOfATransactionTheRestOfItStays(int count) {
        var rows = rows(count);
        rows.set(count - 1, rows.getFirst());
        engine.begin(connection -> {
            connection.execute(insert(THING).set(THING.id.to(-5), THING.name.to("before")));
            assertThatThrownBy(() -> connection.nested(
                            inner -> inner.execute(insert(THING).rows(rows, row -> row))))
                    .isInstanceOf(UniqueException.class);
        });
        assertThat(found()).isEqualTo(1);
    }
}
