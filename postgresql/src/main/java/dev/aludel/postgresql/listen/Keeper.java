package dev.aludel.postgresql.listen;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectionClosedException;
import dev.aludel.postgresql.protocol.Notification;
import dev.aludel.postgresql.session.NotificationSink;
import dev.aludel.postgresql.session.ParameterWriter;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.postgresql.session.RowSink;
import dev.aludel.postgresql.session.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one session listening. All that touches the session runs on the keeper's own virtual thread; others hand it orders. The
 * channels are its alone, so that what is listened to after a reconnect is what was asked for.
 */
final class Keeper implements Runnable {
    private static final System.Logger LOG = System.getLogger("dev.aludel.postgresql");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SessionSource source;
    private final SubscriptionOptions options;
    private final Inbox inbox;
    private final Backoff backoff;
    private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Set<String> channels = new LinkedHashSet<>(); // the keeper's thread only
    private final List<Order> unconfirmed = new ArrayList<>(); // the keeper's thread only
    private volatile boolean closing;
    private volatile boolean connected;

    /** What the keeper is asked to do. */
    private sealed interface Order {
        /** Listens to more channels, or to fewer; done when the server has confirmed it. */
        record Change(Collection<String> names, boolean listen, CompletableFuture<@Nullable Void> done)
                implements Order {}

        /** The session has ended. */
        record Lost(Object session) implements Order {}

        /** Wakes the keeper, which looks at {@link Keeper#closing}. */
        record Stop() implements Order {}
    }

    Keeper(SessionSource source, SubscriptionOptions options, Inbox inbox) {
        this.source = source;
        this.options = options;
        this.inbox = inbox;
        backoff = new Backoff(options.firstPause(), options.longestPause());
    }

    CompletableFuture<@Nullable Void> change(Collection<String> names, boolean listen) {
        var done = new CompletableFuture<@Nullable Void>();
        orders.add(new Order.Change(List.copyOf(names), listen, done));
        if (closing) {
            done.completeExceptionally(closed());
        }
        return done;
    }

    void stop() {
        closing = true;
        orders.add(new Order.Stop());
    }

    boolean connected() {
        return connected;
    }

    @Override
    public void run() {
        try {
            var first = open(true);
            var again = false;
            for (var session = first; session != null; session = open(false)) {
                serve(session, again);
                again = true;
            }
        } catch (InterruptedException unexpected) {
            LOG.log(System.Logger.Level.WARNING, "The thread of a subscription was interrupted: it ends", unexpected);
        } finally {
            connected = false;
            closing = true;
            failAll(closed());
            inbox.close();
        }
    }

    /** A session, after as many attempts as it takes; null when the subscription ends. The first failure of all is the opener's. */
    private @Nullable PgSession open(boolean first) throws InterruptedException {
        while (!closing) {
            try {
                return source.open();
            } catch (AludelException refused) {
                if (first) {
                    failAll(refused);
                    return null;
                }
                var pause = backoff.pause();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A subscription cannot connect; next attempt in {0} ms: {1}",
                        pause.toMillis(),
                        refused.getMessage());
                pause(pause);
            }
        }
        return null;
    }

    private void pause(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (!closing) {
            var order = orders.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (order == null) {
                return;
            }
            if (order instanceof Order.Change change) {
                apply(change);
                unconfirmed.add(change);
            }
        }
    }

    private void serve(PgSession session, boolean again) throws InterruptedException {
        try {
            session.notifications(new Sink(session));
            send(session, "LISTEN ", channels);
            connected = true;
            backoff.reset();
            confirm();
            if (again) {
                inbox.put(new PgGap(PgGap.Reason.RECONNECTED, -1));
            }
            while (!closing) {
                var order = orders.poll(options.keepAlive().toNanos(), TimeUnit.NANOSECONDS);
                if (order == null && !session.ping(PATIENCE)) {
                    return;
                }
                if (order instanceof Order.Lost lost && lost.session() == session) {
                    return;
                }
                if (order instanceof Order.Change change) {
                    carryOut(session, change);
                }
            }
        } catch (AludelException lost) {
            LOG.log(System.Logger.Level.WARNING, "A subscription lost its connection: {0}", lost.getMessage());
        } finally {
            connected = false;
            session.close();
        }
    }

    /** What the server refuses on a connection that goes on is told to who asked for it. */
    private void carryOut(PgSession session, Order.Change change) {
        try {
            send(session, change.listen() ? "LISTEN " : "UNLISTEN ", change.names());
            apply(change);
            change.done().complete(null);
        } catch (AludelException failure) {
            if (session.usable()) {
                change.done().completeExceptionally(failure);
                return;
            }
            // It is done with the next connection, which listens to all channels.
            apply(change);
            unconfirmed.add(change);
            throw failure;
        }
    }

    private void apply(Order.Change change) {
        if (change.listen()) {
            channels.addAll(change.names());
        } else {
            change.names().forEach(channels::remove);
        }
    }

    private static void send(PgSession session, String command, Collection<String> names) {
        var sent = new ArrayList<Pending<?>>();
        for (var name : names) {
            var text = StatementText.of(command + '"' + name.replace("\"", "\"\"") + '"')
                    .result(StatementText.Result.BINARY)
                    .uncached();
            sent.add(session.execute(text, ParameterWriter.NONE, RowSink.NONE, Deadline.after(PATIENCE)));
        }
        sent.forEach(Pending::await);
    }

    private void confirm() {
        for (var order : unconfirmed) {
            if (order instanceof Order.Change change) {
                change.done().complete(null);
            }
        }
        unconfirmed.clear();
    }

    private void failAll(AludelException why) {
        orders.drainTo(unconfirmed);
        for (var order : unconfirmed) {
            if (order instanceof Order.Change change) {
                change.done().completeExceptionally(why);
            }
        }
        unconfirmed.clear();
    }

    private static ConnectionClosedException closed() {
        return new ConnectionClosedException("The subscription is closed", "open a new one");
    }

    /** Called on the wire's loop: hands over and returns. */
    private final class Sink implements NotificationSink {
        private final PgSession session;

        Sink(PgSession session) {
            this.session = session;
        }

        @Override
        public void notified(Notification notification) {
            inbox.put(new PgNotification(notification.channel(), notification.payload(), notification.processId()));
        }

        @Override
        public void ended() {
            orders.add(new Order.Lost(session));
        }
    }
}
