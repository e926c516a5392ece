package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.run;
import static org.junit.jupiter.api.Assertions.*;

import dev.aludel.error.DataException;
import dev.aludel.postgresql.PgConnection;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a recording shows of a session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlightRecorderTest {
    private Sessions sessions;

    @BeforeAll
    void start() {
        sessions = Sessions.fresh();
    }

    @AfterAll
    void stop() {
        sessions.close();
    }

    /** The events of a connection, whatever others do meanwhile. */
    private static List<RecordedEvent> recorded(Runnable work, int process, String name) throws Exception {
        var file = Files.createTempFile("session", ".jfr");
        try (var recording = new Recording()) {
            recording.enable(name);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        var events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name) && event.getInt("process") == process)
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        Files.delete(file);
        return events;
    }

    @Test
    void aPipelineAndItsStatementsAreShown() throws Exception {
        try (var connection = PgConnection.connect(PostgresServer.shared().freshUrl())) {
            connection.query("select $1", row -> row.intAt(0), 1);
            connection.query("select 1 / $1", row -> row.intAt(0), 1);
            Runnable work = () -> {
                try (var pipeline = connection.pipeline()) {
                    pipeline.query("select $1", row -> row.intAt(0), 1);
                    var fails = pipeline.query("select 1 / $1", row -> row.intAt(0), 0);
                    assertThrows(DataException.class, fails::await);
                }
            };
            var pipelines = recorded(work, connection.processId(), "dev.aludel.postgresql.Pipeline");
            assertEquals(1, pipelines.size());
            var pipeline = pipelines.getFirst();
            assertEquals(2, pipeline.getLong("statements"));
            assertEquals(1, pipeline.getLong("failures"));
            assertEquals(1, pipeline.getLong("roundTrips"));
            var statements = recorded(work, connection.processId(), "dev.aludel.postgresql.Statement");
            assertEquals(2, statements.size());
            assertEquals("select $1", statements.getFirst().getString("sql"));
            assertEquals(1, statements.getFirst().getLong("rows"));
            assertEquals("DataException 22012", statements.getLast().getString("failure"));
        }
    }

    @Test
    void aTransactionThatIsSentAsOneIsOneRoundTrip() throws Exception {
        var session = sessions.open();
        run(session, "create table recorded (id int)");
        run(session, "insert into recorded values (1)");
        Runnable work = () -> {
            session.begin("BEGIN");
            session.execute(
                    StatementText.of("insert into recorded values (1)"), ParameterWriter.NONE, RowSink.NONE, NEVER);
            session.commit().await();
        };
        var events = recorded(work, session.processId(), "dev.aludel.postgresql.RoundTrip");
        assertEquals(1, events.size());
        assertEquals(false, events.getFirst().getBoolean("cancelled"));
    }
}
