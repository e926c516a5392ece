package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.User;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** What one task does in a run: asks whether to go on, picks what to ask for, and tells when an operation begins and ends. Used by one thread at a time. */
public final class Gauge {
    private static final long HIGHEST_MICROS = 120_000_000;

    private final Meter meter;
    private final SplittableRandom random;
    private final Histogram micros = new Histogram(HIGHEST_MICROS, 2);

    private long operations;
    private long begun;

    Gauge(Meter meter, long seed) {
        this.meter = meter;
        this.random = new SplittableRandom(seed);
    }

    /** Whether to do another operation. */
    public boolean running() {
        return meter.running();
    }

    /** A user's id to ask for. */
    public long pick() {
        return 1L + random.nextInt(Sql.USERS);
    }

    /** The first id of as many users in a row. */
    public long pickFirst(int rows) {
        return 1L + random.nextInt(Sql.USERS - rows + 1);
    }

    public void begin() {
        begun = System.nanoTime();
    }

    public void end() {
        end(1);
    }

    /** Ends as many operations, which began and ended together. */
    public void end(int count) {
        if (meter.measuring()) {
            long nanos = System.nanoTime() - begun;
            operations += count;
            micros.recordValueWithCount(Math.min(nanos / 1_000, HIGHEST_MICROS), count);
        }
        meter.spend(count);
    }

    /** Ends the whole run. */
    public void fail(Throwable failure) {
        meter.fail(failure);
    }

    /** Holds the contender to having read what was asked for. */
    public void check(User user, long id) {
        if (user.id() != id) {
            throw new IllegalStateException("Asked for user " + id + ", got " + user);
        }
    }

    /** Likewise, for as many users from the first id on. */
    public void check(List<User> users, long first, int rows) {
        if (users.size() != rows) {
            throw new IllegalStateException("Asked for " + rows + " users, got " + users.size());
        }
        check(users.getFirst(), first);
        check(users.getLast(), first + rows - 1);
    }

    long operations() {
        return operations;
    }

    Histogram micros() {
        return micros;
    }
}
