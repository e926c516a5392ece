package dev.aludel.benchmarks;

import dev.aludel.benchmarks.contender.Contenders;
import dev.aludel.benchmarks.harness.Child;
import dev.aludel.benchmarks.harness.Fork;
import dev.aludel.benchmarks.harness.Pgbench;
import dev.aludel.benchmarks.harness.Runner;
import dev.aludel.benchmarks.harness.Server;
import dev.aludel.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts a server and the contenders, lets them run in turns, writes the report. See {@code benchmarks/README.md}. */
public final class Main {
    private static final List<String> JVM = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseG1GC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("--child")) {
            Child.serve(Contenders.named(arguments[1]));
            return;
        }
        Options options;
        try {
            options = Options.parse(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run(options);
        System.exit(0);
    }

    private static void run(Options options) throws Exception {
        Path folder = Files.createTempDirectory("aludel-benchmarks");
        List<Runner> runners = new ArrayList<>();
        try (Server server = Server.start(folder.resolve("server"))) {
            start(options, folder, runners);
            Report report = new Turns(options, server, runners).run();
            Path file = options.report().toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.writeString(file, report.markdown());
            System.out.println("\nReport: " + file);
        } finally {
            runners.forEach(Runner::close);
        }
    }

    private static void start(Options options, Path folder, List<Runner> runners)
            throws IOException, InterruptedException {
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(options.jvm());
        for (String name : Contenders.names()) {
            if (options.wants(name)) {
                List<String> own =
                        jvm.stream().map(option -> option.replace("%n", name)).toList();
                runners.add(new Fork(name, own, Main.class, folder.resolve(name + ".err")));
            }
        }
        for (Runner pgbench : Pgbench.installed(folder)) {
            if (options.wants(pgbench.name())) {
                runners.add(pgbench);
            }
        }
        System.out.println("Standard error of the contenders: " + folder);
    }
}
