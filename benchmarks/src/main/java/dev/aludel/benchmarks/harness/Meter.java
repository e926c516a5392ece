package dev.aludel.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One run of one cell: the window in which operations count, and what the process used meanwhile. CPU time is the whole
 * JVM's, so garbage collection and compilation are in it.
 */
public final class Meter {
    private static final Duration RAMP = Duration.ofMillis(200);
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private enum Phase {
        RAMP,
        WINDOW,
        OVER
    }

    private final List<Gauge> gauges;
    private final boolean limited;
    private final AtomicLong budget;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Phase phase = Phase.RAMP;

    /** @param operations to stop after that many; negative for no limit */
    private Meter(int tasks, long operations) {
        this.budget = new AtomicLong(operations);
        this.limited = operations >= 0;
        this.gauges = IntStream.range(0, tasks)
                .mapToObj(n -> new Gauge(this, 31L * n))
                .toList();
    }

    /** The tasks' gauges, one for each. */
    public List<Gauge> gauges() {
        return gauges;
    }

    /** What a run does: drives as many tasks as there are gauges, and returns when all have stopped. */
    @FunctionalInterface
    public interface Drive {
        void drive(Meter meter) throws Exception;
    }

    /** Runs for the window given, and a little before it. */
    public static Sample measure(int tasks, Duration window, Drive drive) throws Exception {
        Meter meter = new Meter(tasks, -1);
        Thread driver = meter.start(drive);
        Thread.sleep(RAMP);
        long cpu = SYSTEM.getProcessCpuTime();
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long begin = System.nanoTime();
        meter.phase = Phase.WINDOW;
        driver.join(window);
        meter.phase = Phase.OVER;
        long nanos = System.nanoTime() - begin;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        allocated = THREADS.getTotalThreadAllocatedBytes() - allocated;
        meter.end(driver);
        return meter.sample(nanos, cpu, allocated);
    }

    /** Does that many operations in one task. */
    public static void repeat(long operations, Drive drive) throws Exception {
        Meter meter = new Meter(1, operations);
        Thread driver = meter.start(drive);
        driver.join();
        meter.end(driver);
    }

    private Thread start(Drive drive) {
        return Thread.ofPlatform().name("drive").start(() -> {
            try {
                drive.drive(this);
            } catch (Throwable e) {
                fail(e);
            }
        });
    }

    private void end(Thread driver) throws Exception {
        if (!driver.join(Duration.ofSeconds(60))) {
            throw new IllegalStateException("Tasks still run a minute after the end of the window", failure.get());
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("A task failed: " + cause, cause);
        }
    }

    private Sample sample(long nanos, long cpuNanos, long allocatedBytes) {
        Histogram micros = new Histogram(gauges.getFirst().micros());
        micros.reset();
        long operations = 0;
        for (Gauge gauge : gauges) {
            operations += gauge.operations();
            micros.add(gauge.micros());
        }
        return new Sample(
                operations,
                nanos,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                cpuNanos,
                allocatedBytes,
                -1);
    }

    boolean running() {
        return phase != Phase.OVER && (!limited || budget.get() > 0);
    }

    boolean measuring() {
        return phase == Phase.WINDOW;
    }

    void spend(int operations) {
        if (limited) {
            budget.addAndGet(-operations);
        }
    }

    void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        phase = Phase.OVER;
    }
}
