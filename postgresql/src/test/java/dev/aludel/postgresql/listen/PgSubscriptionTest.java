package dev.aludel.postgresql.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
final class PgSubscriptionTest {
    private static final PostgresServer SERVER = PostgresServer.shared();
    private static final String URL = SERVER.freshUrl();

    private final PgConnection sender = PgConnection.connect(URL);
    private final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();

    private final PgListener listener = new PgListener() {
        @Override
        public void notified(PgNotification notification) {
            events.add(notification.channel() + ":" + notification.payload());
        }

        @Override
        public void gap(PgGap gap) {
            events.add(gap);
        }
    };

    @AfterEach
    void close() {
        sender.close();
    }

    private void send(String channel, String payload) {
        sender.execute("select pg_notify($1, $2)", channel, payload);
    }

    @Test
    void notificationsArriveInOrderOnEveryChannel() throws InterruptedException {
        try (var subscription = PgConnection.subscribe(URL, listener, "orders", "Users \"quoted\"")) {
            assertThat(subscription.connected()).isTrue();
            send("orders", "1");
            send("Users \"quoted\"", "2");
            send("elsewhere", "x");
            send("orders", "");
            assertThat(List.of(events.take(), events.take(), events.take()))
                    .containsExactly("orders:1", "Users \"quoted\":2", "orders:");
            assertThat(events).isEmpty();
        }
    }

    @Test
    void channelsComeAndGo() throws InterruptedException {
        try (var subscription = PgConnection.subscribe(URL, listener)) {
            send("a", "0");
            subscription.listen("a", "b");
            send("a", "1");
            send("b", "2");
            subscription.unlisten("a");
            send("a", "3");
            send("b", "4");
            assertThat(List.of(events.take(), events.take(), events.take())).containsExactly("a:1", "b:2", "b:4");
        }
    }

    @Test
    void aLostConnectionIsReplacedAndTheGapReported() throws InterruptedException {
        var options = SubscriptionOptions.DEFAULT.pauses(Duration.ofMillis(1), Duration.ofMillis(10));
        try (var subscription = PgConnection.subscribe(settings(), options, listener, "orders")) {
            subscription.listen("more");
            send("orders", "before");
            assertThat(events.take()).isEqualTo("orders:before");
            SERVER.sql(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%' and datname = '"
                            + database() + "'");
            assertThat(events.take()).isEqualTo(new PgGap(PgGap.Reason.RECONNECTED, -1));
            send("orders", "after");
            send("more", "after");
            assertThat(List.of(events.take(), events.take())).containsExactly("orders:after", "more:after");
        }
    }

    @Test
    void aFloodDropsWithASignalAndNeverGrows() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var slow = new PgListener() {
            @Override
            public void notified(PgNotification notification) {
                try {
                    gate.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                events.add(notification.payload());
            }

            @Override
            public void gap(PgGap gap) {
                events.add(gap);
            }
        };
        var options = SubscriptionOptions.DEFAULT.capacity(10);
        try (var subscription = PgConnection.subscribe(settings(), options, slow, "flood")) {
            sender.execute("select pg_notify('flood', g::text) from generate_series(1, 1000) g");
            // Its answer comes behind all that was sent before it on the same connection.
            subscription.listen("another");
            gate.countDown();
            var seen = new ArrayList<Object>();
            for (var event = events.take(); !(event instanceof PgGap); event = events.take()) {
                seen.add(event);
            }
            assertThat(seen.size()).isBetween(10, 11);
            assertThat(seen).startsWith("1", "2", "3");
            send("flood", "last");
            Object event = events.take();
            while (!event.equals("last")) {
                event = events.take();
            }
        }
    }

    @Test
    void whatIsDroppedIsCountedAtItsPlace() throws InterruptedException {
        var inbox = new Inbox(2);
        for (int i = 1; i <= 5; i++) {
            inbox.put(new PgNotification("c", "" + i, 1));
        }
        assertThat(inbox.take()).isEqualTo(new PgNotification("c", "1", 1));
        assertThat(inbox.take()).isEqualTo(new PgNotification("c", "2", 1));
        inbox.put(new PgNotification("c", "6", 1));
        assertThat(inbox.take()).isEqualTo(new PgGap(PgGap.Reason.OVERFLOW, 3));
        assertThat(inbox.take()).isEqualTo(new PgNotification("c", "6", 1));
    }

    @Test
    void notificationsArriveWhileTheSenderIsBusy() throws InterruptedException {
        var count = new CountDownLatch(5_000);
        try (var _ = PgConnection.subscribe(URL, notification -> count.countDown(), "busy")) {
            var insert = sender.prepare("select pg_notify('busy', $1)");
            for (int i = 0; i < 50; i++) {
                try (var pipeline = sender.pipeline()) {
                    for (int j = 0; j < 100; j++) {
                        pipeline.query(insert, row -> 0, "" + j + " " + i);
                    }
                }
            }
            count.await();
        }
    }

    @Test
    void aListenerThatThrowsGetsTheNextOneAllTheSame() throws InterruptedException {
        PgListener angry = notification -> {
            events.add(notification.payload());
            throw new IllegalStateException("angry");
        };
        try (var _ = PgConnection.subscribe(URL, angry, "c")) {
            send("c", "1");
            send("c", "2");
            assertThat(List.of(events.take(), events.take())).containsExactly("1", "2");
        }
    }

    @Test
    void whatCannotWorkIsToldAtOnce() {
        assertThatThrownBy(() -> PgConnection.subscribe(URL.replace("app:app", "app:no"), listener, "c"))
                .isInstanceOf(ConnectFailedException.class);
        assertThatThrownBy(() -> PgConnection.subscribe(URL, listener, "")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> PgConnection.subscribe(URL, listener, "x".repeat(64)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("63");
    }

    @Test
    void aClosedOneListensNoMore() {
        var subscription = PgConnection.subscribe(URL, listener, "c");
        subscription.close();
        subscription.close();
        assertThatThrownBy(() -> subscription.listen("d")).hasMessageContaining("closed");
    }

    private static PgSettings settings() {
        return PgSettings.of(dev.aludel.engine.UrlParser.parse(URL));
    }

    private static String database() {
        return URL.substring(URL.lastIndexOf('/') + 1);
    }
}
