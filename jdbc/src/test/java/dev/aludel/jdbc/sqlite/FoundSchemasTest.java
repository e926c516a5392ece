package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.sql.Sql;
import dev.aludel.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that other tools made, in all the ways in which SQLite lets them be written. */
final class FoundSchemasTest {
    private final Engine engine = Engine.create("sqlite::memory:");

    @AfterEach
    void close() {
        engine.close();
    }

    /** What is there, and what is created of what was read of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            CREATE TABLE t (a, b "odd-type", c ANY)                            | CREATE TABLE t ( a, b "odd-type", c NUMERIC )
            CREATE TABLE t (a NVARCHAR (20), b UNSIGNED BIG INT, c CLOB)       | CREATE TABLE t ( a NVARCHAR(20), b UNSIGNED BIG INT, c CLOB )
            CREATE TABLE t (a TEXT CHECK (a <> ')' -- why#))                   | CREATE TABLE t ( a TEXT, CHECK (a <> ')') )
            CREATE TABLE t (a INT, CHECK (a > 0) CONSTRAINT k CHECK (a < 9) UNIQUE (a)) | CREATE TABLE t ( a INTEGER, UNIQUE (a), CHECK (a > 0), CONSTRAINT k CHECK (a < 9) )
            CREATE TABLE t (a INT, CONSTRAINT x CONSTRAINT y CHECK (a > 0))    | CREATE TABLE t ( a INTEGER, CONSTRAINT y CHECK (a > 0) )
            CREATE TABLE t (id INTEGER, PRIMARY KEY (id AUTOINCREMENT))        | CREATE TABLE t ( id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL )
            CREATE TABLE t (a DEFAULT "str", b DEFAULT word, c DEFAULT 1e-3, d DEFAULT .5, e DEFAULT x'ab', f DEFAULT - 3) | CREATE TABLE t ( a DEFAULT 'str', b DEFAULT 'word', c DEFAULT 1e-3, d DEFAULT .5, e DEFAULT x'ab', f DEFAULT -3 )
            CREATE TABLE t (a TEXT CHECK (a IN (lower('X'), 'b')))             | CREATE TABLE t ( a TEXT, CHECK (a IN (lower('X'), 'b')) )
            CREATE TABLE t (a INT CHECK (a IN ('1', '2')))                     | CREATE TABLE t ( a INTEGER, CHECK (a IN ('1', '2')) )
            CREATE TABLE t (a TEXT CHECK (json_valid(b)), b TEXT)              | CREATE TABLE t ( a TEXT, b TEXT, CHECK (json_valid(b)) )
            CREATE TABLE t (a VARCHAR(5) CHECK (length(b) <= 5), b TEXT)       | CREATE TABLE t ( a VARCHAR(5) CHECK (length(a) <= 5), b TEXT, CHECK (length(b) <= 5) )
            CREATE TABLE t (a INT REFERENCES t MATCH FULL)                     | CREATE TABLE t ( a INTEGER, FOREIGN KEY (a) REFERENCES t )
            CREATE VIEW t (x, y) AS SELECT 1, 2                                | CREATE VIEW t AS WITH named_rows (x, y) AS (SELECT 1, 2) SELECT * FROM named_rows
            """)
    void whatIsCreatedOfIt(String there, String created) {
        engine.use(connection -> {
            connection.executeDdl(List.of(there.replace('#', '\n')));
            MetaData found = MetaData.reflect(connection);
            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();

            drop(connection, found);
            found.createAll(connection);

            assertThat(texts(connection)).containsExactly(created);
            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();
        });
    }

    private static void drop(Connection connection, MetaData found) {
        var nothing = MetaData.found(List.of(), SchemaObjects.NONE);
        connection.executeDdl(
                SchemaComparison.of(nothing, found, connection.ddl()).ddl());
    }

    private static List<String> texts(Connection connection) {
        return connection
                .list(Sql.text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
                        .map(row -> row.get(0, String.class)))
                .stream()
                .map(sql -> sql.replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void theTablesBehindAVirtualTableAreNoneOfTheSchema() {
        engine.use(connection -> {
            connection.executeDdl(
                    List.of("CREATE VIRTUAL TABLE ft USING fts5(title, body)", "CREATE TABLE own (a INT)"));
            assertThat(MetaData.reflect(connection).tables())
                    .extracting(table -> table.id().name())
                    .containsExactly("own");
        });
    }

    @Test
    void twoTablesMayHaveColumnsOfOneNameWithOtherLabels() {
        engine.use(connection -> {
            connection.executeDdl(List.of(
                    "CREATE TABLE a (state VARCHAR(3) CHECK (state IN ('on', 'off')))",
                    "CREATE TABLE b (state VARCHAR(3) CHECK (state IN ('new')))"));
            MetaData both = MetaData.of(Inspector.of(connection).tables());
            assertThat(SchemaComparison.of(both, connection).list()).isEmpty();
        });
    }

    @Test
    void columnsHaveAClassByTheirAffinity() {
        engine.use(connection -> {
            connection.executeDdl(List.of("CREATE TABLE t (a INT8, b NVARCHAR(9), c FLOATING, d MONEY, e)"));
            assertThat(Inspector.of(connection).table("t").orElseThrow().columns())
                    .extracting(column -> column.type())
                    .extracting(SqlType::javaType)
                    .extracting(Class::getSimpleName)
                    .containsExactly("Long", "String", "Double", "Object", "Object");
        });
    }

    @Test
    void whatDefinitionsCannotSayIsListed() {
        engine.use(connection -> {
            connection.executeDdl(List.of(
                    "CREATE TABLE t (a TEXT UNIQUE ON CONFLICT IGNORE, b TEXT, UNIQUE (b COLLATE NOCASE))",
                    "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END",
                    "CREATE VIRTUAL TABLE ft USING fts5(title)"));
            assertThat(Inspector.of(connection).leftOut(null))
                    .extracting(LeftOut::toString)
                    .containsExactly(
                            "t: ON CONFLICT IGNORE",
                            "t: order or collation of the key (b COLLATE NOCASE)",
                            "t: trigger tr",
                            "ft: virtual table: CREATE VIRTUAL TABLE ft USING fts5(title)");
        });
    }
}
