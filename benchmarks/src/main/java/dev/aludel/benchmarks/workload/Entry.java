package dev.aludel.benchmarks.workload;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A row to be written. */
public record Entry(String name, String email, int age, Instant createdAt) {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.123456Z");

    /** As many rows as the workload writes, in memory before anything is measured. */
    public static List<Entry> entries(Workload workload) {
        return IntStream.range(0, workload.rows())
                .mapToObj(n -> new Entry(
                        "Name of number " + n, "number." + n + "@example.org", 18 + n % 60, FIRST.plusSeconds(61L * n)))
                .toList();
    }
}
