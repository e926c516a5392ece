package dev.aludel.benchmarks.report;

import dev.aludel.benchmarks.harness.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one contender in one cell: each figure is the median of its own. */
record Summary(
        double throughput,
        double lowest,
        double highest,
        double p50,
        double p99,
        double clientCpu,
        double serverCpu,
        double allocated) {

    static Summary of(List<Sample> samples) {
        return new Summary(
                median(samples, Sample::throughput),
                samples.stream().mapToDouble(Sample::throughput).min().orElse(Double.NaN),
                samples.stream().mapToDouble(Sample::throughput).max().orElse(Double.NaN),
                median(samples, Sample::p50Micros),
                median(samples, Sample::p99Micros),
                median(samples, Sample::clientCpu),
                median(samples, Sample::serverCpu),
                median(samples, Sample::allocated));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
