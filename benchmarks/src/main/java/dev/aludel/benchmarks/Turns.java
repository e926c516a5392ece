package dev.aludel.benchmarks;

import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Runner;
import dev.aludel.benchmarks.harness.Sample;
import dev.aludel.benchmarks.harness.Server;
import dev.aludel.benchmarks.report.Report;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.testkit.proxy.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of a run: cell by cell, in each cell everybody warms up, then round by round everybody in turn, so that a
 * machine that becomes slower becomes so for all.
 */
final class Turns {
    private static final Duration DELAY = Duration.ofMillis(2);

    /** Long enough that whoever does not wait for an answer has spoken before it comes. */
    private static final Duration COUNTED_DELAY = Duration.ofMillis(10);

    private static final int COUNTED = 20;

    /** Whose first operation takes that long needs no second one to be counted. */
    private static final Duration MANY_ROUND_TRIPS = Duration.ofSeconds(2);

    private final Options options;
    private final Server server;
    private final List<Runner> runners;
    private final Report report;

    Turns(Options options, Server server, List<Runner> runners) throws Exception {
        this.options = options;
        this.server = server;
        this.runners = new ArrayList<>(runners);
        this.report = new Report(options.toString(), server.version(), options.rounds(), options.window());
    }

    Report run() throws Exception {
        try (FaultProxy delayed = line(DELAY)) {
            open(server.endpoint());
            warmUp();
            boolean wasDelayed = false;
            for (Cell cell : Cell.plan()) {
                if (options.wantsCell(cell.key())) {
                    if (cell.delayed() && !wasDelayed) {
                        open(endpoint(delayed));
                        wasDelayed = true;
                    }
                    cell(cell);
                }
            }
        }
        countRoundTrips();
        return report;
    }

    private FaultProxy line(Duration roundTrip) {
        return FaultProxy.to(server.endpoint().host(), server.endpoint().port()).roundTrip(roundTrip);
    }

    private static Endpoint endpoint(FaultProxy line) {
        return new Endpoint(line.host(), line.port());
    }

    private void open(Endpoint endpoint) throws Exception {
        for (Runner runner : List.copyOf(runners)) {
            try {
                runner.open(endpoint);
            } catch (IOException e) {
                System.out.printf("%s takes no part: %s%n", runner.name(), e.getMessage());
                runners.remove(runner);
                runner.close();
            }
        }
    }

    /** Before the first cell the compilers need longer. */
    private void warmUp() throws Exception {
        Cell busy = new Cell(Workload.POINT_SELECT, 100, false);
        for (Runner runner : runners) {
            if (runner.offers(busy)) {
                runner.measure(busy, options.warmUp().multipliedBy(options.quick() ? 1 : 3));
            }
        }
    }

    private void cell(Cell cell) throws Exception {
        System.out.printf("%n%s%n", cell.title());
        List<Runner> offering = new ArrayList<>();
        for (Runner runner : runners) {
            if (runner.offers(cell)) {
                prepare(cell);
                if (measured(runner, cell, options.warmUp()).isPresent()) {
                    offering.add(runner);
                }
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Runner runner : List.copyOf(offering)) {
                prepare(cell);
                Optional<Sample> sample = measured(runner, cell, options.window());
                sample.ifPresentOrElse(it -> add(cell, runner, it), () -> offering.remove(runner));
            }
        }
    }

    /** Nothing, and a line in the report, for who failed: the others go on. */
    private Optional<Sample> measured(Runner runner, Cell cell, Duration window) throws Exception {
        long before = server.cpu().nanos();
        try {
            Sample sample = runner.measure(cell, window);
            long used = server.cpu().nanos() - before;
            return Optional.of(sample.withServerCpu(scaled(sample, used)));
        } catch (IOException e) {
            System.out.printf("  %-32s failed: %s%n", runner.name(), e.getMessage());
            report.addFailure(cell, runner.name(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void add(Cell cell, Runner runner, Sample sample) {
        report.add(cell, runner.name(), sample);
        System.out.printf(
                "  %-32s %,12.0f/s  p50 %,8d us  p99 %,8d us  client %,8.1f us  server %,8.1f us  %,10.0f bytes%n",
                runner.name(),
                sample.throughput(),
                sample.p50Micros(),
                sample.p99Micros(),
                sample.clientCpu(),
                sample.serverCpu(),
                sample.allocated());
    }

    private void prepare(Cell cell) throws Exception {
        if (cell.workload().writes()) {
            server.empty();
        }
    }

    /** The server also worked before and behind the window; its rate is taken to be the same there. */
    private static long scaled(Sample sample, long serverCpu) {
        double share = sample.nanos()
                / (double) (sample.nanos() + Duration.ofMillis(200).toNanos());
        return Math.round(serverCpu * share);
    }

    private void countRoundTrips() throws Exception {
        System.out.printf("%nRound trips per operation%n");
        for (Workload workload : Workload.values()) {
            Cell single = new Cell(workload, 1, false);
            if (!options.wantsCell(single.key().split("/", -1)[0])) {
                continue;
            }
            for (Runner runner : runners) {
                try (FaultProxy counted = line(COUNTED_DELAY)) {
                    runner.open(endpoint(counted));
                    if (runner.counts() && runner.offers(single)) {
                        double turns = countRoundTrips(runner, workload, counted);
                        report.addRoundTrips(workload, runner.name(), turns);
                        System.out.printf("  %-20s %-32s %.2f%n", workload, runner.name(), turns);
                    }
                }
            }
        }
        open(server.endpoint());
    }

    private static double countRoundTrips(Runner runner, Workload workload, FaultProxy counted) throws Exception {
        // Pools open their other connections behind the first use.
        runner.repeat(Workload.POINT_SELECT, 1);
        Thread.sleep(500);
        long before = counted.traffic().roundTrips();
        long begin = System.nanoTime();
        runner.repeat(workload, 1);
        if (System.nanoTime() - begin > MANY_ROUND_TRIPS.toNanos()) {
            return counted.traffic().roundTrips() - before;
        }
        runner.repeat(workload, COUNTED);
        before = counted.traffic().roundTrips();
        runner.repeat(workload, COUNTED);
        return (counted.traffic().roundTrips() - before) / (double) COUNTED;
    }
}
