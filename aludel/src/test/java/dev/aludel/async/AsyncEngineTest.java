package dev.aludel.async;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.UniqueException;
import dev.aludel.sql.Query;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bridge in front of a real engine. */
@EveryDatabase
class AsyncEngineTest {
    /** Runs until it is interrupted; SQLite has no sleep. */
    private static final Query<Long> ENDLESS =
            text("with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) as c from n")
                    .map(row -> row.get(0, Long.class));

    private static final Query<Long> COUNT = text("select count(*) as c from t").map(row -> row.get(0, Long.class));

    private final AsyncEngine engine = AsyncEngine.create(TestDatabase.url());

    @BeforeEach
    void createTable() {
        engine.use(on -> on.execute(text("create table t (id integer primary key)"))
                        .close())
                .join();
    }

    @AfterEach
    void close() {
        engine.close();
        assertThat(engine.engine().status().leased()).isZero();
    }

    @Test
    void transactCommitsAndGivesTheResult() {
        long count = engine.transact(on -> {
                    insert(on, 1);
                    return on.one(COUNT);
                })
                .join();
        assertThat(count).isEqualTo(1);
        assertThat(engine.with(on -> on.one(COUNT)).join()).isEqualTo(1);
    }

    @Test
    void beginRollsBackWhenTheActionThrows() {
        assertThatThrownBy(() -> engine.begin(on -> {
                            insert(on, 1);
                            insert(on, 1);
                        })
                        .join())
                .cause()
                .isInstanceOf(UniqueException.class);
        assertThat(engine.with(on -> on.one(COUNT)).join()).isZero();
    }

    @Test
    void aConnectionChainsItsCalls() {
        long count = engine.connect()
                .thenCompose(connection -> connection
                        .begin()
                        .thenCompose(transaction -> connection
                                .runSync(on -> {
                                    insert(on, 7);
                                    return on.one(COUNT);
                                })
                                .thenCompose(rows -> transaction.commit().thenApply(_ -> rows)))
                        .thenCompose(rows -> connection.close().thenApply(_ -> rows)))
                .join();
        assertThat(count).isEqualTo(1);
    }

    @Test
    void overlappingCallsNameBoth() {
        var connection = engine.connect().join();
        CompletableFuture<Long> first = connection.one(ENDLESS);
        assertThatThrownBy(() -> connection.one(COUNT).join())
                .cause()
                .isInstanceOf(ConcurrentUseException.class)
                .hasMessageContaining("AsyncConnection.one");
        first.cancel(true);
        assertThat(connection.one(COUNT).join()).isZero();
        connection.close().join();
    }

    @Test
    void cancelEndsTheStatementInTheDatabase() {
        CompletableFuture<Long> endless = engine.with(on -> on.one(ENDLESS));
        endless.cancel(true);
        assertThatThrownBy(endless::join).isInstanceOf(CancellationException.class);
        // The one connection of this database is free again only when the statement has ended.
        assertThat(engine.with(on -> on.one(COUNT)).join()).isZero();
    }

    @Test
    void aConnectionThatArrivesTooLateGoesBack() {
        var held = engine.connect().join();
        var late = engine.connect();
        late.cancel(true);
        held.close().join();
        assertThat(engine.with(on -> on.one(COUNT)).join()).isZero();
    }

    @Test
    void aPublisherGivesWhatIsAskedFor() throws Exception {
        engine.begin(on -> {
                    for (int i = 0; i < 10; i++) {
                        insert(on, i);
                    }
                })
                .join();
        var connection = engine.connect().join();
        var collector = new Collector(3);
        connection.stream(text("select id from t order by id").map(row -> row.get(0, Long.class)))
                .subscribe(collector);
        collector.done.await();
        assertThat(collector.failure.get()).isNull();
        assertThat(collector.seen).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(connection.one(COUNT).join()).isEqualTo(10);
        connection.close().join();
    }

    @Test
    void aSubscriberThatCancelsFreesTheConnection() throws Exception {
        var connection = engine.connect().join();
        var first = new CountDownLatch(1);
        connection.stream(
                        text("with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000) select i from n")
                                .map(row -> row.get(0, Long.class)))
                .subscribe(new Flow.Subscriber<>() {
                    private Flow.Subscription subscription;

                    @Override
                    public void onSubscribe(Flow.Subscription given) {
                        subscription = given;
                        given.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(Long item) {
                        subscription.cancel();
                        first.countDown();
                    }

                    @Override
                    public void onError(Throwable failure) {}

                    @Override
                    public void onComplete() {}
                });
        first.await();
        assertThat(connection.one(COUNT).join()).isZero();
        connection.close().join();
    }

    @Test
    void aDemandOfNothingIsRefused() throws Exception {
        var connection = engine.connect().join();
        var collector = new Collector(0);
        connection.stream(COUNT).subscribe(collector);
        collector.done.await();
        assertThat(collector.failure.get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request(0)");
        connection.close().join();
    }

    @Test
    void disposeIsTheEnd() {
        engine.dispose().join();
        assertThatThrownBy(() -> engine.connect().join()).hasMessageContaining("closed");
    }

    private static void insert(dev.aludel.engine.Connection on, int id) {
        on.execute(text("insert into t (id) values (:id)").bind("id", id)).close();
    }

    /** Asks for a few rows at a time. */
    private static final class Collector implements Flow.Subscriber<Long> {
        private final int step;
        private final List<Long> seen = new ArrayList<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private Flow.Subscription subscription;

        Collector(int step) {
            this.step = step;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(step);
        }

        @Override
        public void onNext(Long item) {
            seen.add(item);
            if (seen.size() % step == 0) {
                subscription.request(step);
            }
        }

        @Override
        public void onError(Throwable error) {
            failure.set(error);
            done.countDown();
        }

        @Override
        public void onComplete() {
            done.countDown();
        }
    }
}
