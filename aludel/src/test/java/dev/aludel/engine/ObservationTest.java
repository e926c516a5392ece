package dev.aludel.engine;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.sql.Batch;
import dev.aludel.sql.Sql;
import dev.aludel.type.SqlTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObservationTest {

    @Test
    void anEchoingEngineLogsEachStatementOnceInOrderWithItsParameters() {
        var lines = logOf(Engine.builder("scripted:test").echo(true));

        assertThat(withoutTimes(lines))
                .containsExactly(
                        "INFO aludel#1 BEGIN",
                        "INFO aludel#1 " + Scripted.ADD + "  ['Dora']  (compiled)",
                        "INFO aludel#1 " + Scripted.NAMES + "  (compiled)",
                        "INFO aludel#1 COMMIT");
    }

    @Test
    void theLogSaysWhichConnectionItWasAndWhatWasCompiledForIt() {
        var lines = new ArrayList<String>();
        try (var log = new CapturedLog(lines);
                var scripted =
                        new Scripted(Engine.builder("scripted:test").echo(true).pool(pool -> pool.name("orders")))) {
            assertThat(log).isNotNull();
            scripted.engine.use(connection -> connection.list(Scripted.names()));
            scripted.engine.use(connection -> connection.list(Scripted.names()));
        }
        assertThat(withoutTimes(lines))
                .containsExactly("INFO orders#1 " + Scripted.NAMES + "  (compiled)", "INFO orders#2 " + Scripted.NAMES);
    }

    private static List<String> withoutTimes(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\\(compiled in \\d+ microseconds\\)$", "(compiled)"))
                .toList();
    }

    @Test
    void parametersCanBeHidden() {
        assertThat(withoutTimes(logOf(Engine.builder("scripted:test").echo(true).hideParameters(true))))
                .contains("INFO aludel#1 " + Scripted.ADD + "  [parameters hidden]  (compiled)");
    }

    @Test
    void withoutEchoNothingIsLogged() {
        assertThat(logOf(Engine.builder("scripted:test"))).isEmpty();
    }

    @Test
    void longValuesAndBatchesAreShortened() {
        var sql = new ArrayList<String>();
        try (var log = new CapturedLog(sql);
                var scripted = new Scripted(Engine.builder("scripted:test").echo(true))) {
            assertThat(log).isNotNull();
            var insert =
                    Sql.insert(Scripted.Users.USERS).set(Scripted.Users.USERS.name.to(Sql.parameter(0, SqlTypes.TEXT)));
            var rows =
                    IntStream.range(0, 12).mapToObj(i -> new Object[] {"n" + i}).toList();
            scripted.engine.use(connection -> {
                connection.executeBatch(new Batch(insert, rows));
                connection.execute(
                        text("select :a, :b").bind("a", "x".repeat(1000)).bind("b", new byte[3]));
            });
        }
        assertThat(withoutTimes(sql).getFirst())
                .contains(
                        "12 rows: ['n0'], ['n1'], ['n2'], ['n3'], ['n4'], ['n5'], ['n6'], ['n7'], ['n8'], ['n9'], ...");
        assertThat(withoutTimes(sql).getLast()).contains("['" + "x".repeat(200) + "... (1000 characters)', <3 bytes>]");
    }

    @Test
    void aListenerHearsStatementsTheirValuesAndOutcomesUntilItIsClosed() {
        var heard = new ArrayList<String>();
        var listener = new StatementListener() {
            @Override
            public void sent(StatementEvent statement) {
                heard.add(statement.type() + " " + statement.sql() + " " + statement.parameters());
            }

            @Override
            public void completed(StatementEvent statement, StatementOutcome outcome) {
                heard.add(outcome.rows() + " rows, " + outcome.roundTrips() + " trips, failed: "
                        + (outcome.failure() != null));
            }
        };
        try (var scripted = new Scripted()) {
            try (var observation = scripted.engine.observe(listener)) {
                assertThat(observation).isNotNull();
                scripted.engine.use(connection -> connection.execute(Scripted.add("Dora")));
            }
            scripted.engine.use(connection -> connection.execute(Scripted.add("Emil")));
        }

        assertThat(heard)
                .containsExactly(
                        "STATEMENT " + Scripted.ADD + " [[Dora]]", //
                        "1 rows, 1 trips, failed: false");
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        try (var scripted = new Scripted(Engine.builder("scripted:test").listener(new StatementListener() {
            @Override
            public void sent(StatementEvent statement) {
                throw new IllegalStateException("listener");
            }
        }))) {
            scripted.engine.use(
                    connection -> assertThat(connection.list(Scripted.names())).hasSize(2));
        }
    }

    @Test
    void theFlightRecorderSeesStatements(@TempDir Path directory) throws IOException {
        var file = directory.resolve("flight.jfr");
        try (var recording = new Recording();
                var scripted = new Scripted()) {
            recording.enable("dev.aludel.Statement").withoutThreshold();
            recording.start();
            scripted.engine.use(connection -> connection.list(Scripted.names()));
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        var events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.aludel.Statement"))
                .toList();

        assertThat(events).hasSize(1).first().satisfies(event -> {
            assertThat(event.getString("sql")).isEqualTo(Scripted.NAMES);
            assertThat(event.getLong("rows")).isEqualTo(2);
            assertThat(event.getLong("roundTrips")).isEqualTo(1);
            assertThat(event.getBoolean("succeeded")).isTrue();
        });
    }

    private static List<String> logOf(EngineBuilder builder) {
        var lines = new ArrayList<String>();
        try (var log = new CapturedLog(lines);
                var scripted = new Scripted(builder)) {
            assertThat(log).isNotNull();
            scripted.engine.begin(connection -> {
                connection.execute(Scripted.add("Dora"));
                connection.list(Scripted.names());
            });
        }
        return lines;
    }
}
