package dev.aludel.databases;

import static dev.aludel.databases.Visit_.VISIT;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.engine.Engine;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only reads goes to replicas. These are told apart by their rows, as nothing is copied to them here. */
@EveryDatabase
class ReplicasTest {
    private static final Model MODEL = Model.of(VISIT);

    private Engine main;
    private Engine first;
    private Engine second;
    private SessionFactory sessions;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        main = database(folder, "main");
        first = database(folder, "first");
        second = database(folder, "second");
        sessions = SessionFactory.of(main, MODEL).readReplicas(first, second);
    }

    private static Engine database(Path folder, String name) throws IOException {
        var engine = Engine.create(TestDatabase.url(Files.createDirectory(folder.resolve(name))));
        var own = SessionFactory.of(engine, MODEL);
        own.createAll();
        own.begin(session -> session.add(new Visit(1, name)));
        return engine;
    }

    @AfterEach
    void close() {
        Stream.of(main, first, second).forEach(engine -> {
            SessionFactory.of(engine, MODEL).dropAll();
            engine.close();
        });
    }

    private static String read(SessionFactory sessions) {
        return sessions.with(session -> session.one(select(VISIT.page).where(VISIT.id.eq(1))));
    }

    @Test
    void readersTakeTurnsAndWritersHaveTheMainDatabase() {
        assertThat(List.of(read(sessions), read(sessions), read(sessions))).containsExactly("first", "second", "first");
        sessions.begin(session -> {
            assertThat(session.get(VISIT, 1).page).isEqualTo("main");
            session.add(new Visit(2, "new"));
        });
        try (var session = sessions.open()) {
            assertThat(session.count(select(VISIT))).isEqualTo(2);
        }
    }

    @Test
    void oneUserReadsWhatItWrote() {
        var user = sessions.readYourWrites();
        var other = sessions.readYourWrites();
        assertThat(read(user)).isNotEqualTo("main");
        user.begin(session -> session.get(VISIT, 1).page = "written");

        assertThat(read(user)).isEqualTo("written");
        assertThat(read(user)).isEqualTo("written");
        assertThat(read(other)).isNotEqualTo("written");
        assertThat(read(sessions)).isNotEqualTo("written");
    }

    @Test
    void whatMustBeSerializableIsReadWhereItIsWritten() {
        assertThat(read(sessions.isolation(IsolationLevel.SERIALIZABLE))).isEqualTo("main");
    }

    @Test
    void aReplicaThatIsAwayIsLeftOut(@TempDir Path folder) {
        try (var away = Engine.create("sqlite:" + folder.resolve("none/none.db"))) {
            var one = SessionFactory.of(main, MODEL).readReplicas(away, second);
            assertThat(List.of(read(one), read(one))).containsExactly("second", "second");
            assertThat(read(SessionFactory.of(main, MODEL).readReplicas(away))).isEqualTo("main");
        }
    }
}
