package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.session.Sessions.NEVER;
import static dev.aludel.postgresql.session.Sessions.run;
import static org.junit.jupiter.api.Assertions.*;

import java.nio.file.Files;
import jdk.jfr.Recording;
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

    @Test
    void aTransactionThatIsSentAsOneIsOneRoundTrip() throws Exception {
        var session = sessions.open();
        run(session, "create table recorded (id int)");
        run(session, "insert into recorded values (1)");
        var file = Files.createTempFile("session", ".jfr");
        try (var recording = new Recording()) {
            recording.enable("dev.aludel.postgresql.RoundTrip");
            recording.start();
            session.begin("BEGIN");
            session.execute(
                    StatementText.of("insert into recorded values (1)"), ParameterWriter.NONE, RowSink.NONE, NEVER);
            session.commit().await();
            recording.stop();
            recording.dump(file);
        }
        var events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.aludel.postgresql.RoundTrip")
                        && event.getInt("process") == session.processId())
                .toList();
        Files.delete(file);
        assertEquals(1, events.size());
        assertEquals(false, events.getFirst().getBoolean("cancelled"));
    }
}
