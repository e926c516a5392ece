package dev.aludel.async;

import static dev.aludel.design.Post_.POST;
import static dev.aludel.design.User_.USER;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.design.User;
import dev.aludel.error.ConcurrentUseException;
import dev.aludel.error.NoResultException;
import dev.aludel.error.UnflushedChangesException;
import dev.aludel.error.UniqueException;
import dev.aludel.sql.Query;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions through the bridge, on a real database. */
@EveryDatabase
class AsyncSessionTest {
    private static final Query<Long> ENDLESS =
            text("with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) as c from n")
                    .map(row -> row.get(0, Long.class));

    private final Aludel db = Aludel.open(TestDatabase.url(), USER, POST);
    private final AsyncSessionFactory sessions = AsyncSessionFactory.of(db.sessions());

    @BeforeEach
    void create() {
        db.createAll();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }

    @Test
    void aUnitOfWorkIsOneChain() {
        var session = sessions.open();
        var alice = new User("Alice", "alice@example.com");
        User found = session.add(alice)
                .thenCompose(_ -> session.commit())
                .thenCompose(_ -> session.get(USER, 1))
                .join();
        assertThat(found).isSameAs(alice);
        assertThat(session.find(USER, 2).join()).isEmpty();
        assertThat(session.count(select(USER)).join()).isEqualTo(1);
        assertThat(session.list(select(USER.name)).join()).containsExactly("Alice");
        session.close().join();
    }

    @Test
    void aCallHasStartedWhenItReturns() {
        // The future of the insert is thrown away on purpose: there is nothing that could be forgotten to be awaited.
        var written = new CountDownLatch(1);
        var _ = sessions.begin(s -> s.add(new User("Alice", "alice@example.com")))
                .thenRun(written::countDown);
        awaited(written);
        assertThat(sessions.with(s -> s.count(select(USER))).join()).isEqualTo(1);
    }

    @Test
    void manyUnitsOfWorkAtOnceFinishInTheirOwnOrder() {
        var all = IntStream.range(0, 50)
                .mapToObj(i -> sessions.transact(s -> s.add(new User("user " + i, i + "@example.com"))))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        assertThat(sessions.with(s -> s.count(select(USER))).join()).isEqualTo(50);
    }

    @Test
    void overlappingCallsOnOneSessionNameBothAndChangeNothing() {
        var session = sessions.open();
        CompletableFuture<Long> first = session.one(ENDLESS);
        assertThatThrownBy(() -> session.commit().join())
                .cause()
                .isInstanceOf(ConcurrentUseException.class)
                .hasMessageContaining("AsyncSession.commit")
                .hasMessageContaining("AsyncSession.one");
        first.cancel(true);
        session.rollback().join();
        assertThat(session.count(select(USER)).join()).isZero();
        session.close().join();
    }

    @Test
    void cancelRollsAUnitOfWorkBack() {
        var inside = new CountDownLatch(1);
        CompletableFuture<Long> work = sessions.transact(s -> {
            s.add(new User("Alice", "alice@example.com"));
            s.flush();
            inside.countDown();
            return s.one(ENDLESS);
        });
        awaited(inside);
        work.cancel(true);
        assertThat(sessions.with(s -> s.count(select(USER))).join()).isZero();
        // The future is done at once; the unit of work ends when the database has stopped the statement.
        while (db.engine().status().leased() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aSavepointIsUndoneAlone() {
        var session = sessions.open();
        session.add(new User("Alice", "alice@example.com")).join();
        var savepoint = session.savepoint().join();
        session.add(new User("Bob", "bob@example.com"))
                .thenCompose(_ -> session.flush())
                .thenCompose(_ -> savepoint.rollback())
                .thenCompose(_ -> session.commit())
                .join();
        assertThat(session.list(select(USER.name)).join()).containsExactly("Alice");
        session.close().join();
    }

    @Test
    void failuresArriveAsWhatTheyAre() {
        assertThatThrownBy(() -> sessions.with(s -> s.get(USER, 7)).join())
                .cause()
                .isInstanceOf(NoResultException.class);
        sessions.begin(s -> s.add(new User("Alice", "alice@example.com"))).join();
        assertThatThrownBy(() -> sessions.begin(s -> s.add(new User("Eve", "alice@example.com")))
                        .join())
                .cause()
                .isInstanceOf(UniqueException.class);
        assertThatThrownBy(() -> sessions.use(s -> s.add(new User("Bob", "bob@example.com")))
                        .join())
                .cause()
                .isInstanceOf(UnflushedChangesException.class);
        assertThat(sessions.with(s -> s.count(select(USER))).join()).isEqualTo(1);
    }

    @Test
    void rowsArePublishedAndTheSessionGoesOn() throws Exception {
        sessions.begin(s -> s.addAll(IntStream.range(0, 20)
                        .mapToObj(i -> new User("user " + i, i + "@example.com"))
                        .toList()))
                .join();
        var session = sessions.open();
        var sum = new AtomicInteger();
        Flow.Publisher<Integer> ids = session.stream(select(USER.id));
        var done = new CountDownLatch(1);
        ids.subscribe(new Adding(sum, done));
        awaited(done);
        assertThat(sum).hasValue(20 * 21 / 2);
        assertThat(session.execute(update(USER).set(USER.name.to("x")).where(USER.id.in(List.of(1, 2))))
                        .join())
                .isEqualTo(2);
        session.rollback().thenCompose(_ -> session.close()).join();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private record Adding(AtomicInteger sum, CountDownLatch done) implements Flow.Subscriber<Integer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Integer id) {
            sum.addAndGet(id);
        }

        @Override
        public void onError(Throwable failure) {
            sum.set(-1);
            done.countDown();
        }

        @Override
        public void onComplete() {
            done.countDown();
        }
    }
}
