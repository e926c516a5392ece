package dev.aludel.benchmarks.report;

import dev.aludel.benchmarks.contender.Contenders;
import dev.aludel.benchmarks.harness.Pgbench;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ratio that one contender has to reach against another in a cell. */
record Goal(Cell cell, String contender, Figure figure, String against, boolean atLeast, double wanted) {
    static final List<Goal> ALL = all();

    private static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        for (String leased : List.of(Contenders.LEASED, Contenders.DRIVER)) {
            leased(goals, leased);
        }
        for (int tasks : new int[] {100, 1_000}) {
            Cell point = new Cell(Workload.POINT_SELECT, tasks, false);
            goals.add(new Goal(point, Contenders.SHARED, Figure.THROUGHPUT, Contenders.VERTX, true, 1.3));
            goals.add(new Goal(point, Contenders.SHARED, Figure.CLIENT_CPU, Contenders.VERTX, false, 0.6));
            goals.add(new Goal(point, Contenders.SHARED, Figure.THROUGHPUT, Pgbench.PIPELINE, true, 0.6));
            goals.add(new Goal(point, Contenders.SHARED, Figure.THROUGHPUT, Contenders.RAW_BYTES, true, 0.6));
        }
        Cell delayed = new Cell(Workload.POINT_SELECT, 100, true);
        goals.add(new Goal(delayed, Contenders.SHARED, Figure.THROUGHPUT, Contenders.PGJDBC, true, 5));
        goals.add(new Goal(delayed, Contenders.SHARED, Figure.THROUGHPUT, Contenders.VERTX, true, 1));
        return List.copyOf(goals);
    }

    private static void leased(List<Goal> goals, String leased) {
        for (int tasks : new int[] {10, 100, 1_000}) {
            Cell point = new Cell(Workload.POINT_SELECT, tasks, false);
            goals.add(new Goal(point, leased, Figure.THROUGHPUT, Contenders.PGJDBC, true, tasks == 10 ? 1.2 : 2));
            goals.add(new Goal(point, leased, Figure.CLIENT_CPU, Contenders.PGJDBC, false, tasks == 10 ? 0.7 : 0.4));
            goals.add(new Goal(point, leased, Figure.P99, Contenders.PGJDBC, false, 1));
        }
        Cell ten = new Cell(Workload.POINT_SELECT, 10, false);
        goals.add(new Goal(ten, leased, Figure.THROUGHPUT, Pgbench.NAME, true, 1));
        Cell rows = new Cell(Workload.THOUSAND_ROWS, 10, false);
        goals.add(new Goal(rows, leased, Figure.THROUGHPUT, Contenders.PGJDBC, true, 1.2));
        goals.add(new Goal(rows, leased, Figure.CLIENT_CPU, Contenders.PGJDBC, false, 0.6));
        goals.add(new Goal(rows, leased, Figure.ALLOCATED, Contenders.PGJDBC, false, 0.5));
        Cell insert = new Cell(Workload.INSERT, 10, false);
        goals.add(new Goal(insert, leased, Figure.THROUGHPUT, Contenders.PGJDBC, true, 1.3));
        Cell copy = new Cell(Workload.COPY, 10, false);
        goals.add(new Goal(copy, leased, Figure.THROUGHPUT, Contenders.PGJDBC, true, 1.2));
    }

    /** A line of the table; none where one of the two did not run. */
    Optional<String> line(Report report) {
        Optional<Summary> ours = report.summary(cell, contender);
        Optional<Summary> theirs = report.summary(cell, against);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        double ratio = figure.of(ours.get()) / figure.of(theirs.get());
        boolean met = atLeast ? ratio >= wanted : ratio <= wanted;
        return Optional.of("| %s: %s of %s against %s | %s %s | %s | %s |"
                .formatted(
                        cell.title(),
                        figure.title(),
                        contender,
                        against,
                        atLeast ? "at least" : "at most",
                        Report.number(wanted),
                        Report.number(ratio),
                        met ? "met" : "**not met**"));
    }
}
