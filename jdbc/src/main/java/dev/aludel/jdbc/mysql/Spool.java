package dev.aludel.jdbc.mysql;

import dev.aludel.error.DatabaseException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a result that had to be read before its time, because another statement wants the connection: in memory while it
 * is small, in a temporary file when it is not. First all rows are added, then they are taken. Used on the lane alone.
 */
final class Spool implements AutoCloseable {
    private static final int IN_MEMORY = 4 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private DataOutputStream out = new DataOutputStream(memory);
    private @Nullable Path file;
    private @Nullable DataInputStream in;
    private long rows;

    /** Adds a row of the values that {@link Cell} makes. */
    void add(@Nullable Object[] row) {
        try {
            if (file == null && memory.size() > IN_MEMORY) {
                spill();
            }
            for (Object value : row) {
                write(value);
            }
            rows++;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void spill() throws IOException {
        var path = Files.createTempFile("aludel-rows", null);
        file = path;
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
        memory.writeTo(out);
        memory = new ByteArrayOutputStream();
    }

    /** Takes the next row; false when there is none. */
    boolean take(@Nullable Object[] row) {
        if (rows == 0) {
            return false;
        }
        rows--;
        try {
            var source = in;
            if (source == null) {
                out.close();
                source = new DataInputStream(
                        file == null
                                ? new ByteArrayInputStream(memory.toByteArray())
                                : new BufferedInputStream(Files.newInputStream(file), 1 << 16));
                in = source;
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = read(source);
            }
            return true;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(0);
            case Long number -> {
                out.writeByte(1);
                out.writeLong(number);
            }
            case String text -> bytes(2, text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> bytes(3, bytes);
            case BigDecimal number -> bytes(4, number.toString().getBytes(StandardCharsets.US_ASCII));
            case Double number -> {
                out.writeByte(5);
                out.writeDouble(number);
            }
            case Float number -> {
                out.writeByte(6);
                out.writeFloat(number);
            }
            case LocalDateTime time -> {
                out.writeByte(7);
                out.writeLong(time.toLocalDate().toEpochDay());
                out.writeLong(time.toLocalTime().toNanoOfDay());
            }
            case LocalDate date -> {
                out.writeByte(8);
                out.writeLong(date.toEpochDay());
            }
            case Duration time -> {
                out.writeByte(9);
                out.writeLong(time.getSeconds());
                out.writeInt(time.getNano());
            }
            case UUID uuid -> {
                out.writeByte(10);
                out.writeLong(uuid.getMostSignificantBits());
                out.writeLong(uuid.getLeastSignificantBits());
            }
            case Cell.NoDate zero -> out.writeByte(11);
            default -> throw new IllegalStateException("a cell holds a " + value.getClass());
        }
    }

    private void bytes(int kind, byte[] content) throws IOException {
        out.writeByte(kind);
        out.writeInt(content.length);
        out.write(content);
    }

    private static @Nullable Object read(DataInputStream from) throws IOException {
        return switch (from.readByte()) {
            case 0 -> null;
            case 1 -> from.readLong();
            case 2 -> new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
            case 3 -> from.readNBytes(from.readInt());
            case 4 -> new BigDecimal(new String(from.readNBytes(from.readInt()), StandardCharsets.US_ASCII));
            case 5 -> from.readDouble();
            case 6 -> from.readFloat();
            case 7 -> LocalDateTime.of(LocalDate.ofEpochDay(from.readLong()), LocalTime.ofNanoOfDay(from.readLong()));
            case 8 -> LocalDate.ofEpochDay(from.readLong());
            case 9 -> Duration.ofSeconds(from.readLong(), from.readInt());
            case 10 -> new UUID(from.readLong(), from.readLong());
            case 11 -> Cell.NoDate.NONE;
            default -> throw new IOException("the temporary file is damaged");
        };
    }

    private static DatabaseException failed(IOException cause) {
        return new DatabaseException(
                "the rest of a stream's rows cannot be kept in a temporary file while another statement is executed",
                "make room where java.io.tmpdir points to, or execute the statement on another connection",
                null,
                cause);
    }

    @Override
    public void close() {
        try {
            out.close();
            if (in != null) {
                in.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(Spool.class.getName()).log(System.Logger.Level.WARNING, "removing a temporary file", e);
        }
    }
}
