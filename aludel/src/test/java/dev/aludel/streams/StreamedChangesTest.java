package dev.aludel.streams;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Capability;
import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Query;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes give back is streamed where one statement gives it, and refused where it takes several. */
@EveryDatabase
class StreamedChangesTest {
    private static final Counters COUNTER = new Counters();

    private Engine engine;

    private static final class Counters extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final IntColumn n = intColumn("n");

        private Counters() {
            super("counters", null);
        }
    }

    @BeforeEach
    void open() {
        engine = Engine.create(TestDatabase.url());
        engine.begin(connection -> MetaData.of(COUNTER).createAll(connection));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Query<Integer> inserting(int count) {
        return insert(COUNTER)
                .rows(
                        IntStream.rangeClosed(1, count).boxed().toList(),
                        id -> List.of(COUNTER.id.to(id), COUNTER.n.to(0)))
                .returning(COUNTER.id);
    }

    private static List<Integer> streamed(Connection connection, Query<Integer> query) {
        var all = new ArrayList<Integer>();
        try (var rows = connection.stream(query, 10)) {
            rows.forEach(all::add);
        }
        return all;
    }

    @Test
    void anInsertOfOneStatement() {
        engine.begin(connection -> assertThat(streamed(connection, inserting(100)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 100).boxed().toList()));
    }

    @Test
    void anInsertOfSeveralIsRefusedAndListed() {
        engine.begin(connection -> {
            if (engine.dialect().name().equals("PostgreSQL")) {
                assertThat(streamed(connection, inserting(20_000))).hasSize(20_000); // as two arrays
                return;
            }
            assertThatThrownBy(() -> connection.stream(inserting(20_000)))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("40000 values")
                    .hasMessageContaining("use list(..)");
            assertThat(connection.list(inserting(20_000))).hasSize(20_000);
        });
    }

    @Test
    void anUpdateThatGivesRowsBack() {
        var update = update(COUNTER).set(COUNTER.n.to(7)).everywhere().returning(COUNTER.n);
        engine.begin(connection -> {
            connection.list(inserting(30));
            if (engine.dialect().has(Capability.UPDATE_RETURNING)) {
                assertThat(streamed(connection, update)).hasSize(30).containsOnly(7);
            } else {
                assertThatThrownBy(() -> connection.stream(update))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageContaining("in steps");
                assertThat(connection.list(update)).hasSize(30).containsOnly(7);
            }
        });
    }
}
