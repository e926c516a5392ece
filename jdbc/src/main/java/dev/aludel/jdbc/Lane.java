package dev.aludel.jdbc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * The one thread that makes all calls of one connection, in the order they are submitted. Thread-safe.
 *
 * <p>Native code pins the carrier of a virtual thread, so a connection made of native code has a platform thread here; one
 * made of Java has a virtual one, because an interrupt of the caller's would close its socket. The callers, virtual or not, only
 * park. The thread is never interrupted: cancelling is the business of {@link Signal}.
 */
public final class Lane {
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private boolean open = true; // of the lane's thread alone

    private Lane(ThreadFactory threads) {
        this.thread = threads.newThread(this::work);
    }

    /** Starts a lane on a platform thread, which does not keep the JVM alive. */
    public static Lane platform(String name) {
        var lane = new Lane(Thread.ofPlatform().daemon().name(name).factory());
        lane.thread.start();
        return lane;
    }

    /** Starts a lane on a virtual thread of its own: for calls that only wait for a network. */
    public static Lane virtual(String name) {
        var lane = new Lane(Thread.ofVirtual().name(name).factory());
        lane.thread.start();
        return lane;
    }

    Thread thread() {
        return thread;
    }

    boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /** Runs the task on the lane; on the calling thread when the lane has ended, where everything is refused. */
    void submit(Runnable task) {
        work.add(task);
        if (ended.getCount() == 0) {
            drain();
        }
    }

    /** Makes the running task the last one. Called on the lane. */
    void end() {
        open = false;
    }

    CountDownLatch ended() {
        return ended;
    }

    private void work() {
        try {
            while (open) {
                try {
                    work.take().run();
                } catch (InterruptedException e) {
                    // Nobody may interrupt this thread; whoever does has no say in what the database does.
                    System.getLogger(Lane.class.getName())
                            .log(System.Logger.Level.WARNING, "the thread of a database connection was interrupted");
                }
            }
        } finally {
            ended.countDown();
            drain();
        }
    }

    /** Nobody may wait for ever: what was submitted around the lane's end still gets its answer, here or in `submit`. */
    private void drain() {
        for (var task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
    }
}
