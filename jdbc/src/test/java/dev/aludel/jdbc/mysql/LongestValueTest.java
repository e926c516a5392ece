package dev.aludel.jdbc.mysql;

import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.sql.Insert;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One statement takes max_allowed_packet, here 64 KiB: the longest text and the longest bytes are somewhat shorter. */
@Timeout(600)
class LongestValueTest {
    private static final int PACKET = 65_536;
    private static final int LONGEST = PACKET - 2_048;

    private static final class Notes extends Table {
        final IntColumn id = intColumn("id", primaryKey());
        final TextColumn text = textColumn("text", SqlTypes.TEXT);
        final ValueColumn<byte[]> bytes = valueColumn("bytes", SqlTypes.BYTES);

        private Notes() {
            super("notes", null);
        }
    }

    private static final Notes NOTE = new Notes();
    private static MariaDbServer server;
    private static Engine engine;

    @BeforeAll
    static void open() {
        server = MariaDbServer.start(); // others need the usual limit
        server.sql("set global max_allowed_packet = " + PACKET);
        engine = Engine.create(server.freshUrl() + "?poolSize=1&maxOverflow=0");
        engine.begin(connection -> MetaData.of(NOTE).createAll(connection));
    }

    @AfterAll
    static void close() {
        engine.close();
        server.close();
    }

    @Test
    void whatFitsComesBack() {
        var bytes = new byte[LONGEST];
        bytes[LONGEST - 1] = 1;
        engine.use(connection -> {
            connection.execute(insert(NOTE)
                    .set(NOTE.id.to(1), NOTE.text.to("\u00e9".repeat(LONGEST / 2)), NOTE.bytes.to(new byte[0])));
            connection.execute(insert(NOTE).set(NOTE.id.to(2), NOTE.text.to(""), NOTE.bytes.to(bytes)));
            assertThat(connection.one(select(NOTE.text).where(NOTE.id.eq(1)))).isEqualTo("\u00e9".repeat(LONGEST / 2));
            assertThat(connection.one(select(NOTE.bytes).where(NOTE.id.eq(2)))).isEqualTo(bytes);
        });
    }

    @Test
    void whatIsLongerIsRefusedBeforeItIsSent() {
        engine.use(connection -> {
            for (String text : List.of("x".repeat(PACKET), "\u00e9".repeat(PACKET / 2))) {
                assertThatThrownBy(() -> connection.execute(
                                insert(NOTE).set(NOTE.id.to(3), NOTE.text.to(text), NOTE.bytes.to(new byte[0]))))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("max_allowed_packet");
            }
            assertThatThrownBy(() -> connection.execute(
                            insert(NOTE).set(NOTE.id.to(3), NOTE.text.to(""), NOTE.bytes.to(new byte[PACKET]))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("max_allowed_packet");
            assertThat(connection.list(select(NOTE.id).where(NOTE.id.eq(3)))).isEmpty();
        });
    }

    private static List<Note> notes(int count) {
        var longText = "\u00e9".repeat(PACKET / 20);
        return IntStream.range(100, 100 + count)
                .mapToObj(id -> new Note(id, longText))
                .toList();
    }

    private record Note(int id, String text) {}

    private static Insert rows(List<Note> notes) {
        return insert(NOTE)
                .rows(
                        notes,
                        note -> List.of(
                                NOTE.id.to(note.id()),
                                NOTE.text.to(note.text()),
                                NOTE.bytes.to(new byte[PACKET / 10])));
    }

    private static long found(Connection connection) {
        return connection.one(select(count()).from(NOTE).where(NOTE.id.ge(100)));
    }

    /** Six times of what the server takes in one statement. */
    @Test
    void rowsThatAreTogetherTooLongGoInParts() {
        engine.use(connection -> {
            assertThat(connection.execute(rows(notes(30)))).isEqualTo(30);
            assertThat(found(connection)).isEqualTo(30);
            connection.execute(delete(NOTE).where(NOTE.id.ge(100)));

            assertThat(connection.list(rows(notes(30)).returning(NOTE.id)))
                    .isEqualTo(IntStream.range(100, 130).boxed().toList());
            connection.execute(delete(NOTE).where(NOTE.id.ge(100)));
        });
    }

    @Test
    void allOfTheirPartsHaveEffectOrNone() {
        var notes = new ArrayList<>(notes(30));
        notes.set(29, notes.getFirst());
        engine.use(connection -> {
            assertThatThrownBy(() -> connection.execute(rows(notes))).isInstanceOf(UniqueException.class);
            assertThat(found(connection)).isZero();
        });
        engine.begin(connection -> {
            connection.execute(insert(NOTE).set(NOTE.id.to(99), NOTE.text.to(""), NOTE.bytes.to(new byte[0])));
            assertThatThrownBy(() -> connection.execute(rows(notes))).isInstanceOf(UniqueException.class);
            assertThat(found(connection)).isZero();
            assertThat(connection.execute(delete(NOTE).where(NOTE.id.eq(99)))).isEqualTo(1);
        });
    }
}
