package dev.aludel.postgresql.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.Pending;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.PgStatement;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.proxy.FaultProxy;
import dev.aludel.testkit.proxy.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A connection breaks behind each single byte of a request and of an answer: what its user is told is compared with what the
 * table holds.
 */
@Timeout(900)
final class OutcomeTest {
    private static final PostgresServer SERVER = PostgresServer.shared();

    /** How a row is stored. */
    private enum Work {
        /** An insert that commits on its own. */
        AUTOCOMMIT {
            @Override
            void run(PgConnection connection, PgStatement insert, int id, Told told) {
                told.of(() -> connection.execute(insert, id));
            }
        },
        /** An insert of which nothing is known yet: the server is asked what it is before it runs. */
        FIRST_USE {
            @Override
            void run(PgConnection connection, PgStatement insert, int id, Told told) {
                told.of(() -> connection.execute("insert into t values (%08d)".formatted(id)));
            }
        },
        /** Each step is awaited. */
        STEP_BY_STEP {
            @Override
            void run(PgConnection connection, PgStatement insert, int id, Told told) {
                var transaction = connection.begin();
                if (told.of(() -> connection.execute(insert, id))) {
                    told.of(() -> {
                        transaction.commit();
                        return 1L;
                    });
                }
            }
        },
        /** BEGIN, the insert and COMMIT are one round trip. */
        TOGETHER {
            @Override
            void run(PgConnection connection, PgStatement insert, int id, Told told) {
                var transaction = connection.begin();
                var inserted = connection.pipeline().execute(insert, id);
                told.of(() -> {
                    transaction.commit();
                    return 1L;
                });
                told.also(inserted);
            }
        },
        /** A batch that commits on its own. */
        BATCH {
            @Override
            void run(PgConnection connection, PgStatement insert, int id, Told told) {
                told.of(() -> connection.executeBatch(insert, List.of(new Object[] {id}, new Object[] {-id}))[0]);
            }
        };

        boolean hasTwoSteps() {
            return this == STEP_BY_STEP || this == FIRST_USE;
        }

        abstract void run(PgConnection connection, PgStatement insert, int id, Told told);
    }

    /** What the user was told in the end. */
    private static final class Told {
        @Nullable DisconnectedException failure;

        boolean of(Pending<Long> step) {
            try {
                assertThat(step.await()).isEqualTo(1);
                return true;
            } catch (DisconnectedException lost) {
                failure = lost;
                return false;
            }
        }

        /** A statement whose COMMIT has been told of: it may have succeeded, but never claims more than the commit. */
        void also(Pending<Long> statement) {
            try {
                statement.await();
            } catch (DisconnectedException lost) {
                assertThat(failure).isNotNull();
                assertThat(lost.outcome()).isEqualTo(failure == null ? null : failure.outcome());
            }
        }
    }

    /** What was told, and whether the row is there. */
    private record Finding(@Nullable Outcome outcome, boolean stored) {}

    private final FaultProxy proxy = FaultProxy.to("127.0.0.1", SERVER.port());
    private final String database = SERVER.freshDatabase();
    private final PgConnection observer = PgConnection.connect(SERVER.superuserUrl(database));

    @BeforeEach
    void createTable() {
        observer.execute("create table t (id int primary key)");
    }

    @AfterEach
    void close() {
        observer.close();
        proxy.close();
    }

    private PgConnection connect() {
        return PgConnection.connect("postgresql://postgres@127.0.0.1:" + proxy.port() + "/" + database);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTOCOMMIT, true",
        "AUTOCOMMIT, false",
        "FIRST_USE, true",
        "FIRST_USE, false",
        "STEP_BY_STEP, true",
        "STEP_BY_STEP, false",
        "TOGETHER, true",
        "TOGETHER, false",
        "BATCH, true",
        "BATCH, false"
    })
    void whatIsToldOfACutConnectionIsTrue(Work work, boolean ofTheRequest) throws InterruptedException {
        Function<FaultProxy, Way> way = ofTheRequest ? FaultProxy::toServer : FaultProxy::toClient;
        everywhere(work, ofTheRequest, way, Way::cutAfter);
    }

    @ParameterizedTest
    @CsvSource({"AUTOCOMMIT, true", "AUTOCOMMIT, false", "TOGETHER, true", "TOGETHER, false"})
    void whatIsToldOfAHalfClosedConnectionIsTrue(Work work, boolean ofTheRequest) throws InterruptedException {
        Function<FaultProxy, Way> way = ofTheRequest ? FaultProxy::toServer : FaultProxy::toClient;
        everywhere(work, ofTheRequest, way, Way::endAfter);
    }

    private void everywhere(Work work, boolean ofTheRequest, Function<FaultProxy, Way> way, ObjLongConsumer<Way> fault)
            throws InterruptedException {
        long length = length(work, ofTheRequest);
        var seen = new ArrayList<Finding>();
        for (long offset = 0; offset <= length; offset++) {
            seen.add(find(work, way.apply(proxy), fault, offset, (int) offset + 1));
        }
        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(outcomes(seen, true)).isSubsetOf(null, Outcome.IN_DOUBT);
        if (ofTheRequest) {
            // Until the server has what commits, nothing is stored; what it never read was not answered either.
            assertThat(seen.getFirst().stored()).isFalse();
            assertThat(seen).anyMatch(finding -> finding.stored());
        } else {
            // The server had it all, and answered; only the last byte says so for certain.
            assertThat(seen.getLast()).isEqualTo(new Finding(null, true));
            assertThat(seen).filteredOn(finding -> finding.outcome() == null).hasSize(1);
            assertThat(seen).contains(new Finding(Outcome.IN_DOUBT, true));
        }
        if (work.hasTwoSteps()) {
            assertThat(seen.getFirst()).isEqualTo(new Finding(Outcome.ROLLED_BACK, false));
        }
    }

    private static Set<@Nullable Outcome> outcomes(List<Finding> seen, boolean stored) {
        var outcomes = new HashSet<@Nullable Outcome>();
        seen.stream().filter(finding -> finding.stored() == stored).forEach(finding -> outcomes.add(finding.outcome()));
        return outcomes;
    }

    /** How many bytes the work takes on one way, once everything is prepared. */
    private long length(Work work, boolean ofTheRequest) {
        try (var connection = connect()) {
            var insert = prepared(connection, work);
            var before = proxy.traffic();
            work.run(connection, insert, 1_000_000, new Told());
            var carried = proxy.traffic().since(before);
            return ofTheRequest ? carried.bytesToServer() : carried.bytesToClient();
        }
    }

    private static PgStatement prepared(PgConnection connection, Work work) {
        var insert = connection.prepare("insert into t values ($1)");
        connection.execute("truncate t");
        work.run(connection, insert, 2_000_000, new Told());
        return insert;
    }

    private Finding find(Work work, Way way, ObjLongConsumer<Way> fault, long offset, int id)
            throws InterruptedException {
        var told = new Told();
        int process;
        try (var connection = connect()) {
            process = connection.processId();
            var insert = prepared(connection, work);
            fault.accept(way, offset);
            work.run(connection, insert, id, told);
            way.heal();
        }
        awaitEnd(process);
        boolean stored =
                !observer.query("select 1 from t where id = $1", row -> 1, id).isEmpty();
        var outcome = told.failure == null ? null : told.failure.outcome();
        var allowed = outcome == null ? stored : outcome == Outcome.IN_DOUBT || !stored;
        assertThat(allowed)
                .as("%s at byte %s: told %s, stored %s", work, offset, outcome, stored)
                .isTrue();
        // Only what is sent behind another answer may find out before it leaves.
        assertThat(outcome == Outcome.NOT_SENT && !work.hasTwoSteps()).isFalse();
        return new Finding(outcome, stored);
    }

    private void awaitEnd(int process) throws InterruptedException {
        while (!observer.query("select 1 from pg_stat_activity where pid = $1", row -> 1, process)
                .isEmpty()) {
            Thread.sleep(1);
        }
    }
}
