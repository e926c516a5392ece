package dev.aludel.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.OperationCancelledException;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link PgConnection#cancel()}: another thread ends what runs, and only that. */
@Timeout(600)
final class CancelFromOutsideTest {
    private final PgConnection connection =
            PgConnection.connect(PostgresServer.shared().freshUrl() + "?cancelGrace=300s");

    @AfterEach
    void close() {
        connection.close();
    }

    private void cancelOnce(AtomicBoolean from) {
        Thread.startVirtualThread(() -> {
            while (!from.get() || !connection.cancel()) {
                Thread.yield();
            }
        });
    }

    @Test
    void whatRunsIsEndedAndTheConnectionGoesOn() {
        var sleep = connection.prepare("select pg_sleep($1)");
        connection.execute(sleep, 0.0); // what is awaited next is the statement itself, not what it is
        cancelOnce(new AtomicBoolean(true));
        assertThatThrownBy(() -> connection.execute(sleep, 300.0))
                .isInstanceOf(OperationCancelledException.class)
                .hasMessageContaining("cancel() was called");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(connection.first("select 1", row -> row.intAt(0))).contains(1);
    }

    @Test
    void aCopyIsEndedToo() {
        var begun = new AtomicBoolean();
        cancelOnce(begun);
        var target = new OutputStream() {
            @Override
            public void write(int one) {
                begun.set(true);
            }
        };
        assertThatThrownBy(() -> connection
                        .copy()
                        .out(
                                "copy (select repeat('x', 1000), pg_sleep(0.01) from generate_series(1, 100000)) to stdout",
                                target))
                .isInstanceOf(OperationCancelledException.class);
        assertThat(connection.first("select 1", row -> row.intAt(0))).contains(1);
    }

    @Test
    void whereNothingRunsNothingIsCancelled() {
        assertThat(connection.cancel()).isFalse();
        assertThat(connection.first("select 1", row -> row.intAt(0))).contains(1);
        assertThat(connection.cancel()).isFalse();
    }

    /** However close together requests and statements come, a statement that was not running then is not hit. */
    @Test
    void aRequestHitsTheStatementThatItWasMadeForOrNone() throws Exception {
        connection.execute("create table t (id int)");
        var over = new AtomicBoolean();
        var asked = new AtomicInteger();
        var other = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                asked.addAndGet(connection.cancel() ? 1 : 0);
                Thread.onSpinWait();
            }
        });
        int cancelled = 0;
        int stored = 0;
        for (int i = 0; i < 300; i++) {
            try {
                connection.execute("insert into t values ($1)", i);
                stored++;
            } catch (OperationCancelledException expected) {
                cancelled++;
            }
        }
        over.set(true);
        other.join();
        assertThat(cancelled).isLessThanOrEqualTo(asked.get());
        assertThat(connection.first("select count(*) from t", row -> row.intAt(0)))
                .contains(stored);
    }
}
