package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own {@code pgbench} with prepared statements, where it is installed: the floor. Up to ten tasks are its
 * clients; a hundred and more are ten clients with pipelines. A pipeline of ours ends each statement with a Sync; pgbench can
 * do that since version 17, before that one Sync ends its pipeline, which is another contract and named so.
 */
public final class Pgbench implements Runner {
    public static final String NAME = "pgbench";
    public static final String PIPELINE = "pgbench-pipeline";
    public static final String PIPELINE_ONE_SYNC = "pgbench-pipeline-one-sync";

    private static final int SYNC_EACH_SINCE = 17;
    private static final Pattern VERSION = Pattern.compile("pgbench \\(PostgreSQL\\) (\\d+)");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern CPU = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s");

    private final String name;
    private final Path folder;
    private @Nullable Endpoint endpoint;

    private Pgbench(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** One for single statements, one for pipelines; none where it is not installed. */
    public static List<Runner> installed(Path folder) throws IOException, InterruptedException {
        Optional<Integer> version = version();
        if (version.isEmpty()) {
            return List.of();
        }
        String pipeline = version.get() >= SYNC_EACH_SINCE ? PIPELINE : PIPELINE_ONE_SYNC;
        return List.of(new Pgbench(NAME, folder), new Pgbench(pipeline, folder));
    }

    private static Optional<Integer> version() throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("pgbench", "--version").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Matcher matcher = VERSION.matcher(text);
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open(Endpoint where) {
        this.endpoint = where;
    }

    @Override
    public boolean offers(Cell cell) {
        boolean pipelined = cell.tasks() > Cell.CONNECTIONS;
        return !cell.workload().writes() && pipelined != name.equals(NAME);
    }

    @Override
    public Sample measure(Cell cell, Duration window) throws IOException, InterruptedException {
        int clients = Math.min(cell.tasks(), Cell.CONNECTIONS);
        int depth = cell.tasks() / clients;
        long seconds = Math.max(1, Math.round(window.toMillis() / 1e3));
        Path script = Files.writeString(folder.resolve("pgbench.sql"), script(cell.workload(), depth));
        String text = run(clients, seconds, script);
        double tps = Double.parseDouble(group(TPS, text).group(1));
        Matcher times = group(CPU, text.substring(text.indexOf("tps")));
        times.find();
        double cpu = 60 * (Integer.parseInt(times.group(1)) + Integer.parseInt(times.group(3)))
                + Double.parseDouble(times.group(2))
                + Double.parseDouble(times.group(4));
        List<Long> micros = latencies();
        return new Sample(
                Math.round(tps * depth * seconds),
                Duration.ofSeconds(seconds).toNanos(),
                percentile(micros, 50),
                percentile(micros, 99),
                Math.round(cpu * 1e9),
                -1,
                -1);
    }

    private String script(Workload workload, int depth) {
        StringBuilder script = new StringBuilder();
        String sql = workload == Workload.POINT_SELECT ? Sql.POINT : Sql.RANGE;
        int range = workload.rows() - 1;
        for (int n = 0; n < depth; n++) {
            script.append("\\set id%d random(1, %d)\n".formatted(n, Sql.USERS - range));
            script.append("\\set to%d :id%d + %d\n".formatted(n, n, range));
        }
        boolean pipelined = !name.equals(NAME);
        if (pipelined) {
            script.append("\\startpipeline\n");
        }
        for (int n = 0; n < depth; n++) {
            script.append(sql.replace("$1", ":id" + n).replace("$2", ":to" + n)).append(";\n");
            if (name.equals(PIPELINE)) {
                script.append("\\syncpipeline\n");
            }
        }
        if (pipelined) {
            script.append("\\endpipeline\n");
        }
        return script.toString();
    }

    private String run(int clients, long seconds, Path script) throws IOException, InterruptedException {
        if (endpoint == null) {
            throw new IllegalStateException("Nothing was opened");
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", "pgbench \"$@\"; times", "sh"));
        command.addAll(List.of("-h", endpoint.host(), "-p", String.valueOf(endpoint.port()), "-U", Endpoint.USER));
        command.addAll(List.of("-n", "-M", "prepared", "-c", String.valueOf(clients)));
        command.addAll(List.of("-j", String.valueOf(Math.min(clients, 2)), "-T", String.valueOf(seconds)));
        command.addAll(List.of("-l", "--sampling-rate=0.02", "--log-prefix=" + folder.resolve("pgbench_log")));
        command.addAll(List.of("-f", script.toString(), Endpoint.DATABASE));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        if (!text.contains("tps")) {
            throw new IOException("pgbench: " + text);
        }
        return text;
    }

    private static Matcher group(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("pgbench said nothing like " + pattern + ": " + text);
        }
        return matcher;
    }

    /** From its transaction log: the third field is microseconds. */
    private List<Long> latencies() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.getFileName().toString().startsWith("pgbench_log"))
                    .toList();
        }
        List<Long> micros = new ArrayList<>();
        for (Path log : logs) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.map(line -> Long.valueOf(List.of(line.split(" ")).get(2))).forEach(micros::add);
            }
            Files.delete(log);
        }
        return micros.stream().sorted().toList();
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1L, sorted.size() * (long) percent / 100));
    }

    /** It runs for a time. */
    @Override
    public boolean counts() {
        return false;
    }

    @Override
    public void repeat(Workload workload, long operations) {
        throw new UnsupportedOperationException("pgbench runs for a time, not for a number of operations");
    }

    @Override
    public void close() {}
}
