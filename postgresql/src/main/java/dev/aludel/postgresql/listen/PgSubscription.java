package dev.aludel.postgresql.listen;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.OperationCancelledException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Listens to channels of NOTIFY on a connection of its own, for as long as it is open. A connection that is lost is replaced,
 * with growing pauses; the listener is then told of the gap. Thread-safe.
 *
 * {@snippet :
 * try (var orders = PgSubscription.open("postgresql://localhost/shop", listener, "orders")) {
 *     // listener.notified(..) is called on a virtual thread, in order
 * }
 * }
 */
public final class PgSubscription implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.aludel.postgresql");
    private static final int LONGEST_NAME = 63; // NAMEDATALEN - 1, in bytes

    private final Inbox inbox;
    private final Keeper keeper;
    private final Thread delivery;
    private final Thread keeping;

    private PgSubscription(SessionSource source, SubscriptionOptions options, PgListener listener) {
        inbox = new Inbox(options.capacity());
        keeper = new Keeper(source, options, inbox);
        delivery = Thread.ofVirtual().name("aludel-listen-delivery").unstarted(() -> deliver(listener));
        keeping = Thread.ofVirtual().name("aludel-listen").unstarted(keeper);
    }

    /**
     * Connects and listens; returns when the server has confirmed it. For {@code PgConnection} and those who open sessions
     * themselves.
     *
     * @throws AludelException if the first connection cannot be opened or the server refuses
     */
    public static PgSubscription open(
            SessionSource source, SubscriptionOptions options, PgListener listener, Collection<String> channels) {
        checked(channels);
        var subscription = new PgSubscription(source, options, listener);
        var listening = subscription.keeper.change(channels, true);
        subscription.delivery.start();
        subscription.keeping.start();
        try {
            await(listening);
        } catch (RuntimeException | Error refused) {
            subscription.close();
            throw refused;
        }
        return subscription;
    }

    /** Listens to further channels; returns when the server has confirmed it. */
    public void listen(String... channels) {
        await(keeper.change(checked(List.of(channels)), true));
    }

    /** Stops listening to channels; returns when the server has confirmed it. */
    public void unlisten(String... channels) {
        await(keeper.change(checked(List.of(channels)), false));
    }

    /** Whether it is connected and listening at this instant. */
    public boolean connected() {
        return keeper.connected();
    }

    /** Ends the connection; what waits for the listener is dropped. Does not wait for a call of the listener that runs. Idempotent. */
    @Override
    public void close() {
        keeper.stop();
        inbox.close();
    }

    private void deliver(PgListener listener) {
        try {
            for (var event = inbox.take(); event != null; event = inbox.take()) {
                deliver(listener, event);
            }
        } catch (InterruptedException ended) {
            close(); // by the listener itself, on its own thread
        }
    }

    private static void deliver(PgListener listener, Object event) {
        try {
            if (event instanceof PgNotification notification) {
                listener.notified(notification);
            } else if (event instanceof PgGap gap) {
                listener.gap(gap);
            }
        } catch (RuntimeException | Error failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A listener failed; the next notification goes to it all the same",
                    failure);
        }
    }

    private static Collection<String> checked(Collection<String> channels) {
        for (var name : channels) {
            int length = name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (name.isEmpty() || name.indexOf('\0') >= 0 || length > LONGEST_NAME) {
                throw new ConfigurationException(
                        "\"" + name.replace('\0', '?') + "\" is no name of a channel",
                        "a name has 1 to " + LONGEST_NAME + " bytes and no NUL character");
            }
        }
        return channels;
    }

    private static void await(CompletableFuture<@Nullable Void> done) {
        try {
            done.get();
        } catch (ExecutionException failure) {
            var cause = failure.getCause();
            throw cause instanceof AludelException known ? known : new IllegalStateException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException(
                    "The thread was interrupted while the subscription changed its channels",
                    "the change may still take place; close the subscription if it is not wanted any more",
                    null,
                    interrupted);
        }
    }
}
