package dev.aludel.testkit.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a proxy. Without delays it sleeps until something arrives. While something is under way that is due soon it
 * looks every {@link #QUANTUM} nanoseconds, and then does all there is to do at once: that keeps a delay right to a
 * fraction of a millisecond, which a selector's time-out does not, and costs little however many messages pass.
 */
final class ProxyLoop implements AutoCloseable {
    private static final long QUANTUM = 50_000;
    private static final int ROOM = 256 * 1024;

    private final InetSocketAddress target;
    private final InetSocketAddress address;
    private final Selector selector;
    private final Thread thread;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<Counts> counts = new CopyOnWriteArrayList<>();

    private volatile boolean closing;

    final Way toServer = new Way(this::wakeUp);
    final Way toClient = new Way(this::wakeUp);

    // Of the proxy's thread.
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private final ArrayList<Link> links = new ArrayList<>();
    private @Nullable ServerSocketChannel door;
    private long now;

    ProxyLoop(String host, int port) {
        target = new InetSocketAddress(host, port);
        try {
            selector = Selector.open();
            address = open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen", e);
        }
        thread = Thread.ofPlatform()
                .daemon()
                .name("proxy to " + host + ":" + port)
                .unstarted(this::run);
        thread.start();
    }

    private InetSocketAddress open(InetSocketAddress wanted) throws IOException {
        var channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(wanted, 1_024);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_ACCEPT);
        door = channel;
        return (InetSocketAddress) channel.getLocalAddress();
    }

    InetSocketAddress address() {
        return address;
    }

    List<Traffic> traffic() {
        return counts.stream().map(Counts::traffic).toList();
    }

    /** Makes connecting fail at once, or possible again. */
    void refuse(boolean yes) {
        onThread(() -> {
            try {
                if (yes && door != null) {
                    door.close();
                    door = null;
                    // Only another selection lets go of the port.
                    selector.selectNow();
                } else if (!yes && door == null) {
                    open(address);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void resetAll() {
        onThread(() -> List.copyOf(links).forEach(Link::reset));
    }

    private void onThread(Runnable task) {
        var done = new CompletableFuture<@Nullable Void>();
        tasks.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        wakeUp();
        if (thread.isAlive()) {
            done.join();
        }
    }

    private void wakeUp() {
        selector.wakeup();
    }

    private void run() {
        try {
            long pause = Long.MAX_VALUE;
            while (!closing) {
                select(pause);
                now = System.nanoTime();
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                pause = flush();
            }
            List.copyOf(links).forEach(Link::reset);
            if (door != null) {
                door.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy has failed", e);
        }
    }

    private void select(long pause) throws IOException {
        now = System.nanoTime();
        if (pause > 5_000_000) {
            selector.select(this::ready, pause == Long.MAX_VALUE ? 0 : pause / 1_000_000 - 2);
            return;
        }
        if (pause == 0) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(Math.min(pause, QUANTUM));
        }
        now = System.nanoTime();
        selector.selectNow(this::ready);
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        now = System.nanoTime(); // the selection may have waited long
        if (key.attachment() instanceof Link link) {
            link.ready(key, room, now);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel client = door == null ? null : door.accept();
            if (client != null) {
                serve(client);
            }
        } catch (IOException e) {
            // The client went away before it was served.
        }
    }

    private void serve(SocketChannel client) throws IOException {
        var server = SocketChannel.open();
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.configureBlocking(false);
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.connect(target);
            var count = new Counts();
            var link = new Link(selector, client, server, toServer, toClient, count);
            counts.add(count);
            links.add(link);
        } catch (IOException e) {
            // Nobody listens at the target: some systems know it at once. The client learns it by the end.
            client.close();
            server.close();
        }
    }

    private long flush() {
        long pause = Long.MAX_VALUE;
        for (int i = links.size() - 1; i >= 0; i--) {
            Link link = links.get(i);
            if (!link.isClosed()) {
                pause = Math.min(pause, link.flush(room, now));
            }
            if (link.isClosed()) {
                links.remove(i);
            }
        }
        return pause;
    }

    @Override
    public void close() {
        closing = true;
        wakeUp();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
