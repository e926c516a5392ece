package dev.aludel.benchmarks.waiting;

import static dev.aludel.sql.Sql.text;

import dev.aludel.async.Gather;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Server;
import dev.aludel.engine.Engine;
import dev.aludel.sql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Queries that take the server 10 ms, one after the other and many at once, with a connection for each: how many times as
 * many come through. Rounds take turns; the first of each is not counted.
 */
public final class Waiting {
    private static final Query<Integer> TEN_MILLISECONDS =
            text("select 1 from pg_sleep(0.01)").map(row -> row.get(0, Integer.class));
    private static final int[] AT_ONCE = {1, 10, 100};
    private static final int ROUNDS = 7;
    private static final int EACH = 50;

    private Waiting() {}

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("aludel-benchmarks");
        try (var server = Server.start(folder);
                var engine = Engine.builder(url(server.endpoint()))
                        .poolSize(100)
                        .maxOverflow(0)
                        .build()) {
            engine.warmUp();
            double[][] rates = new double[AT_ONCE.length][ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                for (int i = 0; i < AT_ONCE.length; i++) {
                    double rate = rate(engine, AT_ONCE[i]);
                    if (round >= 0) {
                        rates[i][round] = rate;
                    }
                }
            }
            System.out.print(table(rates));
        }
    }

    private static String url(Endpoint endpoint) {
        return "postgresql://%s@%s:%d/%s".formatted(Endpoint.USER, endpoint.host(), endpoint.port(), Endpoint.DATABASE);
    }

    /** Queries a second, when so many tasks do one after the other each. */
    private static double rate(Engine engine, int atOnce) {
        List<Integer> tasks = Collections.nCopies(atOnce, EACH);
        long start = System.nanoTime();
        Gather.over(tasks).map(queries -> {
            for (int i = 0; i < queries; i++) {
                engine.use(connection -> connection.one(TEN_MILLISECONDS));
            }
            return queries;
        });
        return atOnce * EACH * 1e9 / (System.nanoTime() - start);
    }

    private static String table(double[][] rates) {
        var text = new StringBuilder("""
                | tasks at once | queries a second | lowest | highest | times as many as one |
                |---|---|---|---|---|
                """);
        double one = median(rates[0]);
        for (int i = 0; i < AT_ONCE.length; i++) {
            double[] sorted = sorted(rates[i]);
            text.append("| %,d | %,.0f | %,.0f | %,.0f | %.1f |%n"
                    .formatted(AT_ONCE[i], median(rates[i]), sorted[0], sorted[ROUNDS - 1], median(rates[i]) / one));
        }
        return text.toString();
    }

    private static double median(double[] values) {
        return sorted(values)[values.length / 2];
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
