package dev.aludel.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What the command line says.
 *
 * @param contenders only those whose name is among them; empty for all
 * @param cells only those whose key begins with one of them; empty for all
 * @param jvm further options of each contender's JVM
 */
record Options(
        boolean quick,
        int rounds,
        Duration window,
        Duration warmUp,
        List<String> contenders,
        List<String> cells,
        List<String> jvm,
        Path report) {
    static final String HELP = """
            --quick               one short round: whether everything runs, not how fast
            --rounds N            rounds of each cell (3)
            --window MILLIS       how long one contender runs in one round (1200)
            --warm-up MILLIS      how long it runs before the first round of each cell (5000)
            --contenders A,B      only these
            --cells A,B           only cells whose key begins so: point_select/100, thousand_rows, insert, copy ...
            --jvm "OPTIONS"       further options of each contender's JVM
            --report FILE         where the report goes (results/DATE.md)
            """;

    static Options parse(List<String> arguments) {
        boolean quick = false;
        int rounds = 3;
        long window = 1_200;
        long warmUp = 5_000;
        List<String> contenders = List.of();
        List<String> cells = List.of();
        List<String> jvm = List.of();
        Path report = Path.of("results", LocalDate.now(ZoneId.systemDefault()) + ".md");
        for (int n = 0; n < arguments.size(); n++) {
            String name = arguments.get(n);
            if (name.equals("--quick")) {
                quick = true;
                rounds = 1;
                window = 400;
                warmUp = 600;
                continue;
            }
            if (n + 1 == arguments.size()) {
                throw new IllegalArgumentException("Unknown, or without a value: " + name + "\n" + HELP);
            }
            String value = arguments.get(++n);
            switch (name) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--window" -> window = Long.parseLong(value);
                case "--warm-up" -> warmUp = Long.parseLong(value);
                case "--contenders" -> contenders = List.of(value.split(","));
                case "--cells" -> cells = List.of(value.split(","));
                case "--jvm" -> jvm = List.of(value.split(" "));
                case "--report" -> report = Path.of(value);
                default -> throw new IllegalArgumentException("Unknown: " + name + "\n" + HELP);
            }
        }
        return new Options(
                quick, rounds, Duration.ofMillis(window), Duration.ofMillis(warmUp), contenders, cells, jvm, report);
    }

    boolean wants(String contender) {
        return contenders.isEmpty() || contenders.contains(contender);
    }

    boolean wantsCell(String key) {
        return cells.isEmpty() || cells.stream().anyMatch(cell -> (key + "/").startsWith(cell + "/"));
    }
}
