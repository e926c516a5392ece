package dev.aludel.benchmarks.transport;

import com.sun.management.OperatingSystemMXBean;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Server;
import dev.aludel.benchmarks.workload.Sql;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Point selects by prepared bytes over ten connections, by the driver's transport and by those that it is not: a blocking channel
 * that its caller reads, and a loop on a virtual thread. They take turns in one process; prints medians.
 */
public final class Transports {
    private static final int CONNECTIONS = 10;
    private static final int ROUNDS = 5;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final long ROUND_NANOS = 2_000_000_000L;
    private static final int KEPT = 1 << 16;

    /** What one round has shown; microseconds. */
    private record Round(double perSecond, double p50, double p99, double cpu) {}

    @FunctionalInterface
    private interface Opening {
        Line open() throws IOException;
    }

    private Transports() {}

    /** Starts a server of its own and measures for about a minute and a half. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("transports").resolve("data");
        try (Server server = Server.start(folder)) {
            Endpoint endpoint = server.endpoint();
            VirtualLoop loop = new VirtualLoop();
            Map<String, List<Line>> contenders = new LinkedHashMap<>();
            contenders.put("platform loop", open(() -> new WireLine(endpoint)));
            contenders.put("blocking", open(() -> new BlockingLine(endpoint)));
            contenders.put("loop on a virtual thread", open(() -> loop.line(endpoint)));
            for (List<Line> lines : contenders.values()) {
                round(lines, CONNECTIONS, WARM_UP_NANOS);
            }
            for (int tasks : new int[] {1, 10, 100}) {
                measure(contenders, tasks);
            }
            for (List<Line> lines : contenders.values()) {
                for (Line line : lines) {
                    line.close();
                }
            }
        }
    }

    private static List<Line> open(Opening opening) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (int n = 0; n < CONNECTIONS; n++) {
            Line line = opening.open();
            line.logIn();
            lines.add(line);
        }
        return lines;
    }

    private static void measure(Map<String, List<Line>> contenders, int tasks) throws InterruptedException {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int n = 0; n < ROUNDS; n++) {
            for (Map.Entry<String, List<Line>> each : contenders.entrySet()) {
                rounds.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                        .add(round(each.getValue(), tasks, ROUND_NANOS));
            }
        }
        rounds.forEach((name, all) -> System.out.printf(
                "%4d tasks  %-24s %8.0f/s  p50 %6.0f us  p99 %7.0f us  client CPU %5.1f us%n",
                tasks,
                name,
                median(all, Round::perSecond),
                median(all, Round::p50),
                median(all, Round::p99),
                median(all, Round::cpu)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Round round(List<Line> lines, int tasks, long nanos) throws InterruptedException {
        LinkedTransferQueue<Line> pool = new LinkedTransferQueue<>(lines);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<Thread> threads = new ArrayList<>();
        long[][] times = new long[tasks][];
        AtomicLong operations = new AtomicLong();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        for (int n = 0; n < tasks; n++) {
            int task = n;
            threads.add(Thread.startVirtualThread(() -> {
                long[] kept = new long[KEPT];
                int count = run(pool, new SplittableRandom(task), start, nanos, kept);
                times[task] = Arrays.copyOf(kept, Math.min(count, KEPT));
                operations.addAndGet(count);
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = (system.getProcessCpuTime() - cpu) / 1e3;
        long[] sorted =
                Arrays.stream(times).flatMapToLong(LongStream::of).sorted().toArray();
        return new Round(
                operations.get() / seconds,
                sorted[sorted.length / 2] / 1e3,
                sorted[(int) (sorted.length * 0.99)] / 1e3,
                used / operations.get());
    }

    private static int run(LinkedTransferQueue<Line> pool, SplittableRandom keys, long start, long nanos, long[] kept) {
        int count = 0;
        try {
            for (long now = System.nanoTime(); now - start < nanos; ) {
                Line line = pool.take();
                line.select(1 + keys.nextInt(Sql.USERS));
                pool.add(line);
                long after = System.nanoTime();
                kept[count++ % KEPT] = after - now;
                now = after;
            }
            return count;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("a line has failed", e);
        }
    }
}
