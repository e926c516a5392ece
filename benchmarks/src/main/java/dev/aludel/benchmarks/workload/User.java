package dev.aludel.benchmarks.workload;

import java.time.Instant;

/** What every contender makes of a row it has read. */
public record User(long id, String name, String email, int age, Instant createdAt) {}
