package dev.aludel.benchmarks.report;

import dev.aludel.benchmarks.harness.Sample;
import dev.aludel.benchmarks.harness.Server;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Collects samples and writes them as Markdown. */
public final class Report {
    private final String options;
    private final String serverVersion;
    private final int rounds;
    private final Duration window;
    private final Map<Cell, Map<String, List<Sample>>> samples = new LinkedHashMap<>();
    private final Map<Workload, Map<String, Double>> roundTrips = new EnumMap<>(Workload.class);

    private final List<String> failures = new ArrayList<>();

    public Report(String options, String serverVersion, int rounds, Duration window) {
        this.options = options;
        this.serverVersion = serverVersion;
        this.rounds = rounds;
        this.window = window;
    }

    public void add(Cell cell, String contender, Sample sample) {
        samples.computeIfAbsent(cell, _ -> new LinkedHashMap<>())
                .computeIfAbsent(contender, _ -> new ArrayList<>())
                .add(sample);
    }

    public void addFailure(Cell cell, String contender, String message) {
        failures.add("%s: %s: %s".formatted(cell.title(), contender, message));
    }

    public void addRoundTrips(Workload workload, String contender, double count) {
        roundTrips.computeIfAbsent(workload, _ -> new LinkedHashMap<>()).put(contender, count);
    }

    Optional<Summary> summary(Cell cell, String contender) {
        return Optional.ofNullable(samples.getOrDefault(cell, Map.of()).get(contender))
                .map(Summary::of);
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        head(text);
        goals(text);
        samples.forEach((cell, contenders) -> cell(text, cell, contenders));
        roundTrips(text);
        if (!failures.isEmpty()) {
            text.append("\n## Failures\n\n");
            failures.forEach(failure -> text.append("* ").append(failure).append('\n'));
        }
        return text.toString();
    }

    private void head(StringBuilder text) {
        text.append("# Benchmark of ")
                .append(LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES))
                .append("\n\n");
        text.append("* Machine: %s, %d cores, %s %s; the server and the clients share it\n"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version")));
        text.append("* Java %s, PostgreSQL %s with %s\n"
                .formatted(
                        Runtime.version(),
                        serverVersion,
                        Server.SETTINGS.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(", "))));
        text.append(
                "* %d connections each; %d rounds of %d ms in turns: medians, and the throughput's lowest and highest\n"
                        .formatted(Cell.CONNECTIONS, rounds, window.toMillis()));
        text.append(
                "* CPU is of the contender's whole process, collections and compilation included; microseconds per operation\n");
        text.append("* `%s`\n\n".formatted(options));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private void goals(StringBuilder text) {
        List<String> lines =
                Goal.ALL.stream().flatMap(goal -> goal.line(this).stream()).toList();
        if (!lines.isEmpty()) {
            text.append("## Goals\n\n| goal | wanted | reached | |\n|---|---|---|---|\n");
            lines.forEach(line -> text.append(line).append('\n'));
            text.append('\n');
        }
    }

    private static void cell(StringBuilder text, Cell cell, Map<String, List<Sample>> contenders) {
        text.append("## ")
                .append(cell.title().substring(0, 1).toUpperCase(Locale.ROOT))
                .append(cell.title().substring(1))
                .append("\n\n");
        String each = cell.workload().rows() == 1 ? "operation" : "row";
        text.append(
                "| | operations/s | lowest | highest | p50 us | p99 us | client CPU us | server CPU us | bytes allocated per %s |\n"
                        .formatted(each));
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        contenders.forEach((name, list) -> {
            Summary summary = Summary.of(list);
            text.append("| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            name,
                            number(summary.throughput()),
                            number(summary.lowest()),
                            number(summary.highest()),
                            number(summary.p50()),
                            number(summary.p99()),
                            number(summary.clientCpu()),
                            number(summary.serverCpu()),
                            number(summary.allocated() / cell.workload().rows())));
        });
        text.append('\n');
    }

    private void roundTrips(StringBuilder text) {
        if (roundTrips.isEmpty()) {
            return;
        }
        text.append("## Round trips per operation, warm, one task\n\n");
        List<String> names = roundTrips.values().stream()
                .flatMap(counts -> counts.keySet().stream())
                .distinct()
                .toList();
        text.append("| |");
        roundTrips.keySet().forEach(workload -> text.append(" %s |".formatted(workload.title())));
        text.append("\n|---|").append("---:|".repeat(roundTrips.size())).append('\n');
        for (String name : names) {
            text.append("| ").append(name).append(" |");
            for (Map<String, Double> counts : roundTrips.values()) {
                Double count = counts.get(name);
                text.append(count == null ? " |" : " %s |".formatted(number(count)));
            }
            text.append('\n');
        }
    }

    /** Three digits that count, or the whole number. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return format.formatted(value);
    }
}
