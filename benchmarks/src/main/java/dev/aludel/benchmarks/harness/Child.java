package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Workload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contender's side of a fork: takes orders from standard input, one a line, and answers each with one line on standard
 * output. Ends when its input ends, so it never outlives the one who started it.
 */
public final class Child {
    private final Function<Endpoint, Contender> opening;
    private @Nullable Contender contender;

    private Child(Function<Endpoint, Contender> opening) {
        this.opening = opening;
    }

    /** Serves until the input ends. */
    public static void serve(Function<Endpoint, Contender> opening) throws Exception {
        PrintStream answers = System.out;
        // What a library prints must not be taken for an answer.
        System.setOut(System.err);
        Child child = new Child(opening);
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(child.obey(order));
                answers.flush();
            }
        }
        System.exit(0);
    }

    private String obey(String order) {
        try {
            return "ok " + obey(order.split(" "));
        } catch (Throwable e) {
            e.printStackTrace();
            return "failed " + e.toString().replace('\n', ' ');
        }
    }

    private String obey(String[] order) throws Exception {
        return switch (order[0]) {
            case "open" -> {
                close();
                contender = opening.apply(new Endpoint(order[1], Integer.parseInt(order[2])));
                yield "";
            }
            case "close" -> {
                close();
                yield "";
            }
            case "offers" -> String.valueOf(opened().offers(Workload.valueOf(order[1])));
            case "measure" -> {
                Workload workload = Workload.valueOf(order[1]);
                Contender measured = opened();
                yield Meter.measure(
                                Integer.parseInt(order[2]),
                                Duration.ofMillis(Long.parseLong(order[3])),
                                meter -> measured.drive(workload, meter))
                        .write();
            }
            case "repeat" -> {
                Workload workload = Workload.valueOf(order[1]);
                Contender measured = opened();
                Meter.repeat(Long.parseLong(order[2]), meter -> measured.drive(workload, meter));
                yield "";
            }
            default -> throw new IllegalArgumentException("Unknown order: " + order[0]);
        };
    }

    private Contender opened() {
        if (contender == null) {
            throw new IllegalStateException("Nothing was opened");
        }
        return contender;
    }

    private void close() throws Exception {
        if (contender != null) {
            contender.close();
            contender = null;
        }
    }
}
