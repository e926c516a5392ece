package dev.aludel.postgresql.copy;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.RowDescription;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import dev.aludel.postgresql.type.codec.ValueWriter;
import org.jspecify.annotations.Nullable;

/** COPY's binary format (PostgreSQL's manual, COPY, "Binary Format"). */
final class BinaryForm implements RowForm {
    /** What it begins with; behind it come 4 bytes of flags, and the length of an extension, which has to be skipped. */
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    static final int HEADER = SIGNATURE.length + 4 + 4;

    /** The number of columns that says that no more rows come. */
    static final int TRAILER = -1;

    private final ValueWriter[] writers;

    BinaryForm(TypeRegistry types, RowDescription columns) {
        writers = new ValueWriter[columns.columns()];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = ValueWriter.of(types, columns.type(i));
        }
    }

    @Override
    public void header(MessageWriter out) {
        out.bytes(SIGNATURE).int32(0).int32(0);
    }

    @Override
    public void beginRow(MessageWriter out, int columns) {
        out.int16(columns);
    }

    @Override
    public void value(MessageWriter out, int column, @Nullable Object value) {
        if (value == null) {
            out.nullValue();
        } else {
            writers[column].write(out, value);
        }
    }

    @Override
    public void endRow(MessageWriter out) {}

    @Override
    public void trailer(MessageWriter out) {
        out.int16(TRAILER);
    }

    static boolean isSignature(byte[] chunk, int from) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (chunk[from + i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }
}
