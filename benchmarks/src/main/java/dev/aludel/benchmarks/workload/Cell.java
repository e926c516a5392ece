package dev.aludel.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the plan: a workload, by how many tasks at once, and how the server is reached.
 *
 * @param delayed through a line with a round trip of 2 ms
 */
public record Cell(Workload workload, int tasks, boolean delayed) {
    /** Connections of each contender, whatever the number of tasks. */
    public static final int CONNECTIONS = 10;

    /** The whole plan. Cells that go the same way stand together: each change of the way means new connections. */
    public static List<Cell> plan() {
        List<Cell> cells = new ArrayList<>();
        for (int tasks : new int[] {1, 10, 100, 1_000}) {
            cells.add(new Cell(Workload.POINT_SELECT, tasks, false));
        }
        cells.add(new Cell(Workload.THOUSAND_ROWS, 10, false));
        cells.add(new Cell(Workload.INSERT, 10, false));
        cells.add(new Cell(Workload.COPY, 10, false));
        cells.add(new Cell(Workload.POINT_SELECT, 100, true));
        cells.add(new Cell(Workload.THOUSAND_ROWS, 10, true));
        return cells;
    }

    public String title() {
        return "%s, %,d %s%s"
                .formatted(workload.title(), tasks, tasks == 1 ? "task" : "tasks", delayed ? ", 2 ms round trip" : "");
    }

    /** Short and unique: what is written on a command line. */
    public String key() {
        return workload.name().toLowerCase(java.util.Locale.ROOT) + "/" + tasks + (delayed ? "/2ms" : "");
    }
}
