package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens databases for tests, and says statements in one line. */
final class Sqlite {
    static final Object[] NONE = {};

    private Sqlite() {}

    static Connector connector(String database, String... options) {
        var map = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new SqliteDriver()
                .connector(new DatabaseUrl("sqlite", null, null, List.of(), database, Map.copyOf(map)));
    }

    /** Waits for locks longer than a slow machine lets it wait by accident, unless the options say otherwise. */
    static DriverConnection open(Path file, String... options) {
        var patient = Stream.concat(Stream.of("busyTimeout", "100s"), Stream.of(options));
        return connector(file.toString(), patient.toArray(String[]::new)).connect(Deadline.NEVER);
    }

    static DriverConnection memory() {
        return connector(":memory:").connect(Deadline.NEVER);
    }

    static DriverStatement raw(String sql, SqlType<?>... parameters) {
        return new DriverStatement(sql, List.of(parameters), List.of(), DriverStatement.Kind.RAW);
    }

    static DriverStatement query(String sql, SqlType<?>... parameters) {
        return new DriverStatement(sql, List.of(parameters), List.of(), DriverStatement.Kind.QUERY);
    }

    static DriverStatement write(String sql, SqlType<?>... parameters) {
        return new DriverStatement(sql, List.of(parameters), List.of(), DriverStatement.Kind.WRITE);
    }

    /** Executes raw SQL and answers the number of rows. */
    static long run(DriverConnection connection, String sql, @Nullable Object... values) {
        return connection
                .execute(raw(sql), values, row -> {}, Deadline.NEVER)
                .await()
                .rows();
    }

    static <T> List<T> list(
            DriverConnection connection, String sql, Function<RowReader, T> reader, @Nullable Object... values) {
        var found = new ArrayList<T>();
        connection
                .execute(raw(sql), values, row -> found.add(reader.apply(row)), Deadline.NEVER)
                .await();
        return found;
    }

    static <T> T one(
            DriverConnection connection, String sql, Function<RowReader, T> reader, @Nullable Object... values) {
        var found = list(connection, sql, reader, values);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows");
        }
        return found.getFirst();
    }

    static long number(DriverConnection connection, String sql, @Nullable Object... values) {
        return one(connection, sql, row -> row.longAt(0), values);
    }

    static String text(DriverConnection connection, String sql, @Nullable Object... values) {
        return one(connection, sql, row -> row.stringAt(0), values);
    }

    static SqliteLink link(DriverConnection connection) {
        return (SqliteLink) ((dev.aludel.jdbc.LaneConnection) connection).link();
    }
}
