package dev.aludel.jdbc.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Statement;
import org.mariadb.jdbc.client.Completion;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Reader;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.client.util.ClosableLock;
import org.mariadb.jdbc.client.util.Parameters;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.message.ClientMessage;

/**
 * Commands that are all written before the first answer is read, so that one wait serves them all: first some of the connection's
 * own, then a prepared statement for each row of values. The server executes each of them, also those behind one that fails. Used
 * once, on the lane.
 *
 * <p>The answers are short (OK or an error), so that the server never stops reading because nobody takes what it has written.
 * See the MySQL protocol: COM_QUERY, COM_STMT_EXECUTE, OK_Packet, ERR_Packet.
 */
final class Pipeline implements ClientMessage {
    private static final int COM_QUERY = 0x03;
    private static final int COM_STMT_EXECUTE = 0x17;
    private static final byte OK = 0;
    private static final byte ERROR = (byte) 0xff;

    private final List<String> own;
    private final int statement;
    private final List<Parameters> rows;
    private final Runnable onFailure;
    private final List<Answer> answers = new ArrayList<>();
    private int expected;
    private int read;
    private @Nullable SQLException failure;

    /**
     * What the server says of a row.
     *
     * @param count rows matched or stored
     * @param key what AUTO_INCREMENT drew, 0 for nothing
     */
    record Answer(long count, long key) implements Completion {
        private static final Answer FAILURE = new Answer(0, 0);
    }

    /**
     * Commands to be sent together.
     *
     * @param own the connection's own commands, executed first
     * @param statement the server's number of the prepared statement
     * @param onFailure called once when the first failure is read while answers are missing
     */
    Pipeline(List<String> own, int statement, List<Parameters> rows, Runnable onFailure) {
        this.own = own;
        this.statement = statement;
        this.rows = rows;
        this.onFailure = onFailure;
    }

    /** What became of the rows, when all is well; throws the first failure otherwise. */
    List<Answer> answers() throws SQLException {
        if (failure != null) {
            throw failure;
        }
        return answers.subList(own.size(), answers.size());
    }

    /** Whether one of the connection's own commands has succeeded. */
    @SuppressWarnings("ReferenceEquality") // there is one failure
    boolean succeeded(int command) {
        return answers.get(command) != Answer.FAILURE;
    }

    @Override
    public int encode(Writer writer, Context context) throws IOException {
        for (var sql : own) {
            writer.initPacket();
            writer.writeByte(COM_QUERY);
            writer.writeBytes(sql.getBytes(StandardCharsets.UTF_8));
            writer.flush();
        }
        for (var row : rows) {
            try {
                write(row, writer, context);
            } catch (SQLException e) {
                throw new IOException(e); // the server waits for the rest of it: the connection is given up
            }
        }
        expected = own.size() + rows.size();
        return expected;
    }

    private void write(Parameters row, Writer writer, Context context) throws IOException, SQLException {
        writer.initPacket();
        writer.writeByte(COM_STMT_EXECUTE);
        writer.writeInt(statement);
        writer.writeByte(0); // no cursor
        writer.writeInt(1);
        int size = row.size();
        if (size > 0) {
            var nulls = new byte[(size + 7) / 8];
            for (int i = 0; i < size; i++) {
                if (row.get(i).isNull()) {
                    nulls[i / 8] |= (byte) (1 << i % 8);
                }
            }
            writer.writeBytes(nulls);
            writer.writeByte(1); // the types follow
            for (int i = 0; i < size; i++) {
                writer.writeByte(row.get(i).getBinaryEncodeType());
                writer.writeByte(0);
            }
            for (int i = 0; i < size; i++) {
                if (!row.get(i).isNull()) {
                    row.get(i).encodeBinary(writer, context);
                }
            }
        }
        writer.flush();
    }

    @Override
    public Completion readPacket(
            Statement on,
            int fetchSize,
            long maxRows,
            int resultSetConcurrency,
            int resultSetType,
            boolean closeOnCompletion,
            Reader reader,
            Writer writer,
            Context context,
            ExceptionFactory exceptions,
            ClosableLock lock,
            boolean trace,
            ClientMessage message,
            Consumer<String> redirect)
            throws IOException {
        var packet = reader.readReusablePacket(trace);
        read++;
        var answer = switch (packet.getByte()) {
            case OK -> ok(packet, context);
            case ERROR -> failed(packet, exceptions);
            default -> throw new IOException("the server answers a change of rows with something else than a count");
        };
        answers.add(answer);
        return answer;
    }

    private static Answer ok(ReadableByteBuf packet, Context context) {
        packet.skip();
        long count = packet.readLongLengthEncodedNotNull();
        long key = packet.readLongLengthEncodedNotNull();
        context.setServerStatus(packet.readUnsignedShort());
        context.setWarning(packet.readUnsignedShort());
        return new Answer(count, key);
    }

    private Answer failed(ReadableByteBuf packet, ExceptionFactory exceptions) {
        packet.skip();
        int code = packet.readUnsignedShort();
        var state = "HY000";
        if (packet.getByte() == '#') {
            packet.skip();
            state = packet.readAscii(5);
        }
        if (failure == null) {
            failure = exceptions.create(packet.readStringEof(), state, code);
            if (read < expected) {
                onFailure.run();
            }
        }
        return Answer.FAILURE;
    }

    @Override
    public boolean binaryProtocol() {
        return true;
    }

    @Override
    public String description() {
        return "a batch";
    }
}
