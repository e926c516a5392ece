package dev.aludel.postgresql.copy;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.session.CopyIn;
import dev.aludel.postgresql.session.CopyOut;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.postgresql.session.StatementText;
import dev.aludel.type.RowReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * COPY on one connection: bulk data in and out. From {@code PgConnection.copy()}; used by that connection's one user.
 *
 * {@snippet :
 * long stored = connection.copy().in("COPY users FROM STDIN (FORMAT csv, HEADER)", Path.of("users.csv"));
 *
 * try (var writer = connection.copy().into("users", "name", "born")) {
 *     writer.row("Alice", LocalDate.of(1990, 1, 31)).row("Bob", null);
 *     writer.finish();
 * }
 * }
 *
 * <p>Outside of a transaction one COPY is stored whole or not at all. When the source of the data throws, the server is told to
 * drop what came, the exception reaches the caller, and the connection stays usable. A slow sink slows the server down, memory
 * stays bounded. A COPY that is left early is cancelled.
 */
public final class PgCopy {
    private static final int PIECE = 64 * 1024;

    private final PgDatabase database;
    private final PgSession session;
    private final Duration timeout;

    /** For {@code PgConnection}. */
    public PgCopy(PgDatabase database, PgSession session, Duration timeout) {
        this.database = database;
        this.session = session;
        this.timeout = timeout;
    }

    /**
     * Stores what a stream holds, in the format that the command says. The stream is read to its end, and not closed.
     *
     * @param command such as {@code COPY users FROM STDIN (FORMAT csv)}
     * @return the rows stored
     * @throws IOException what the stream threw; nothing is stored then
     */
    public long in(String command, InputStream data) throws IOException {
        try (var copy = begin(command)) {
            var piece = new byte[PIECE];
            for (int count = read(copy, data, piece); count >= 0; count = read(copy, data, piece)) {
                copy.write(piece, 0, count);
            }
            return copy.finish().rows();
        }
    }

    private static int read(CopyIn copy, InputStream data, byte[] piece) throws IOException {
        try {
            return data.read(piece);
        } catch (IOException | RuntimeException | Error failure) {
            fail(copy, failure);
            throw failure;
        }
    }

    /** Tells the server why, and keeps the reason when that fails too. */
    static void fail(CopyIn copy, Throwable why) {
        try {
            copy.fail("the source of the data failed");
        } catch (RuntimeException notToldEither) {
            why.addSuppressed(notToldEither);
        }
    }

    /** Stores what a file holds; see {@link #in(String, InputStream)}. */
    public long in(String command, Path file) throws IOException {
        // A stream of the old kind: those of a channel are closed by an interrupt of their reader.
        try (var data = new FileInputStream(file.toFile())) {
            return in(command, data);
        }
    }

    /**
     * Stores objects as rows, in binary.
     *
     * @return the rows stored
     * @throws dev.aludel.error.DataException if a value does not fit its column; it names both
     */
    public <T> long in(CopyTable<T> table, Iterable<? extends T> items) {
        try (var writer = into(table.table(), table.columns().toArray(String[]::new))) {
            for (T item : items) {
                writer.row(table.row(item));
            }
            return writer.finish();
        }
    }

    /**
     * Begins to store rows, in binary.
     *
     * @param table its name, or schema and name with a dot between
     * @param columns those that the rows have, in their order; none for all
     */
    public CopyWriter into(String table, String... columns) {
        var names = List.of(columns);
        var described = database.describe(session, CopySql.types(table, names), deadline());
        var form = new BinaryForm(database.types(), described);
        return new CopyWriter(begin(CopySql.into(table, names)), form, described);
    }

    /**
     * Begins to store rows, as text: slower than {@link #into}, and for columns of every type, those included that have no
     * binary form here.
     *
     * @param table its name, or schema and name with a dot between
     * @param columns those that the rows have, in their order; none for all
     */
    public CopyWriter intoAsText(String table, String... columns) {
        var names = List.of(columns);
        var described = database.describe(session, CopySql.types(table, names), deadline());
        var form = new TextForm(database.types(), described);
        return new CopyWriter(begin(CopySql.intoAsText(table, names)), form, described);
    }

    /**
     * Writes what the command gives to a stream, in the format that it says. The stream is flushed, and not closed.
     *
     * @param command such as {@code COPY (SELECT ..) TO STDOUT (FORMAT csv)}
     * @return the rows written
     * @throws IOException what the stream threw; the COPY is cancelled then
     */
    public long out(String command, OutputStream target) throws IOException {
        try (var copy = end(command)) {
            while (copy.next()) {
                target.write(copy.chunk(), copy.from(), copy.to() - copy.from());
            }
            target.flush();
            return copy.tag().rows();
        }
    }

    /** Writes what the command gives to a file, which is replaced; see {@link #out(String, OutputStream)}. */
    public long out(String command, Path file) throws IOException {
        try (var target = new FileOutputStream(file.toFile())) {
            return out(command, target);
        }
    }

    /**
     * Reads the rows of a query, which cannot have parameters, in binary. Each row is valid only inside of the call.
     *
     * @return the rows read
     */
    public long out(String query, Consumer<? super RowReader> rows) {
        try (var reader = from(query)) {
            while (reader.next()) {
                rows.accept(reader.row());
            }
            return reader.rows();
        }
    }

    /** Begins to read the rows of a query, which cannot have parameters, in binary; may be left early. */
    public CopyReader from(String query) {
        var described = database.describe(session, query, deadline());
        return new CopyReader(end(CopySql.query(query)), database.binaryRows(described));
    }

    private CopyIn begin(String command) {
        return session.copyIn(text(command), deadline());
    }

    private CopyOut end(String command) {
        return session.copyOut(text(command), deadline());
    }

    private static StatementText text(String command) {
        return StatementText.of(command).result(StatementText.Result.BINARY).uncached();
    }

    private Deadline deadline() {
        return timeout.isZero() ? Deadline.NEVER : Deadline.after(timeout);
    }
}
