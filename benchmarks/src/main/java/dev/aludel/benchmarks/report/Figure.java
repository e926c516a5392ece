package dev.aludel.benchmarks.report;

import java.util.function.ToDoubleFunction;

/** What two contenders can be compared by. */
enum Figure {
    THROUGHPUT("throughput", Summary::throughput),
    P99("p99", Summary::p99),
    CLIENT_CPU("client CPU", Summary::clientCpu),
    ALLOCATED("allocation", Summary::allocated);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // stateless
    private final ToDoubleFunction<Summary> figure;

    Figure(String title, ToDoubleFunction<Summary> figure) {
        this.title = title;
        this.figure = figure;
    }

    String title() {
        return title;
    }

    double of(Summary summary) {
        return figure.applyAsDouble(summary);
    }
}
