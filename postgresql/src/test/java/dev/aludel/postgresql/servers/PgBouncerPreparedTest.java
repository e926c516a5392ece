package dev.aludel.postgresql.servers;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.sql.Row;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Behind a PgBouncer that tracks prepared statements: named ones work in transaction mode, although each transaction may run on
 * another connection to the server.
 */
@Timeout(600)
final class PgBouncerPreparedTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static @Nullable PgBouncer bouncer;

    private final String database = SERVER.freshDatabase();
    private final PgConnection observer = PgConnection.connect(SERVER.superuserUrl(database));

    @BeforeAll
    static void start() {
        bouncer = PgBouncer.startThatPrepares(SERVER, 3, 10);
    }

    @AfterAll
    static void stop() {
        if (bouncer != null) {
            bouncer.close();
        }
    }

    @BeforeEach
    void createTable() {
        observer.execute("create table t (id int primary key)");
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        observer.close();
    }

    private static PgBouncer bouncer() {
        return Objects.requireNonNull(bouncer);
    }

    private String url() {
        return bouncer().url(database) + "?prepareMode=pooled";
    }

    private List<Integer> ids() {
        return observer.query("select id from t order by id", row -> row.intAt(0));
    }

    private static int number(Connection on, String sql, int value) {
        return on.one(text(sql).bind("value", value).map(row -> row.get(0, Integer.class)));
    }

    @Test
    void tenWorkersShareTheStatementsOfThreeServerConnections() throws Exception {
        try (var engine = Engine.create(url() + "&poolSize=10")) {
            Workers.run(10, worker -> {
                for (int round = 0; round < 30; round++) {
                    int id = worker * 30 + round;
                    engine.begin(on -> {
                        on.execute(text("insert into t values (:value)").bind("value", id))
                                .close();
                        assertThat(number(on, "select id from t where id = :value", id))
                                .isEqualTo(id);
                    });
                    engine.use(on -> assertThat(number(on, "select cast(:value as int) + 1", id))
                            .isEqualTo(id + 1));
                }
            });
        }
        assertThat(ids()).hasSize(300);
    }

    @Test
    void twoHundredStatementsPassThroughSmallCachesOnBothSides() {
        try (var connection = PgConnection.connect(url() + "&statementCacheSize=8")) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 200; i++) {
                    assertThat(connection.query("select $1::int + " + i, row -> row.intAt(0), round))
                            .containsExactly(i + round);
                }
            }
        }
    }

    @Test
    void pipelinesBatchesStreamsAndCopyWork() throws IOException {
        try (var connection = PgConnection.connect(url())) {
            for (int round = 0; round < 20; round++) {
                int first = round * 10;
                var insert = connection.prepare("insert into t values ($1)");
                assertThat(connection.executeBatch(insert, List.of(new Object[] {first + 1}, new Object[] {first + 2})))
                        .containsExactly(1, 1);
                try (var pipeline = connection.pipeline()) {
                    pipeline.execute(insert, first + 3);
                    pipeline.execute(insert, first + 4);
                }
                try (var writer = connection.copy().into("t", "id")) {
                    writer.row(first + 5).row(first + 6);
                    assertThat(writer.finish()).isEqualTo(2);
                }
                try (var transaction = connection.begin()) {
                    transaction.nested(() -> connection.execute(insert, first + 7));
                    try (var rows = connection.stream("select id from t order by id", 2, row -> row.intAt(0))) {
                        assertThat(rows).hasSize((round + 1) * 7);
                    }
                    transaction.commit();
                }
            }
        }
        assertThat(ids()).hasSize(140);
    }

    /**
     * What the pooler prepared for all clients is stale after such a change and stays so until its connections are new. The
     * statement runs without a name then, in the second attempt that every stale statement gets.
     */
    @Test
    void aChangedTableIsNoticedWithoutTheUser() {
        observer.execute("insert into t values (1)");
        try (var connection = PgConnection.connect(url())) {
            for (int i = 0; i < 10; i++) {
                assertThat(connection.query("select * from t", row -> row.columnCount()))
                        .containsExactly(1);
            }
            observer.execute("alter table t add column name text default 'x'");
            for (int i = 0; i < 10; i++) {
                assertThat(connection.query("select * from t", row -> row.columnCount()))
                        .containsExactly(2);
            }
        }
    }

    @Test
    void aChangedTableIsNoticedAtTheBeginningOfATransaction() {
        observer.execute("insert into t values (1)");
        var all = text("select * from t").map(Row::size);
        try (var engine = Engine.create(url() + "&poolSize=2&maxOverflow=0")) {
            engine.begin(on -> assertThat(on.one(all)).isEqualTo(1));
            observer.execute("alter table t add column name text default 'x'");
            engine.begin(one -> {
                assertThat(one.one(all)).isEqualTo(2);
                engine.begin(two -> assertThat(two.one(all)).isEqualTo(2));
            });
        }
    }

    @Test
    void sharedConnectionsAreRefused() {
        assertThatThrownBy(() -> Engine.create(url() + "&sharedConnections=2"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sharedConnections")
                .hasMessageContaining("pooled");
    }

    @Test
    void newConnectionsToTheServerUnderLoadLoseNothing() throws Exception {
        underLoad(() -> bouncer().console("RECONNECT"));
    }

    @Test
    void aRestartOfThePoolerUnderLoadLosesNothing() throws Exception {
        underLoad(() -> bouncer().restart());
    }

    private void underLoad(Workers.Disturbance disturbance) throws Exception {
        Workers.areDisturbed(url(), disturbance, this::ids);
    }
}
