package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.RowDescription;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a statement's parameters and result: what the server said, and the format asked for each column.
 * Immutable but for {@link #attachment}; shared by all sessions of a pool.
 */
public final class Description {
    private static final byte[] ALL_BINARY = {0, 1, 0, 1};
    private static final byte[] ALL_TEXT = {0, 0};

    private final int[] parameterTypes;
    private final @Nullable RowDescription columns;
    private final boolean[] binary;
    private final byte[] resultFormats;
    private volatile @Nullable Object attachment;

    private Description(
            int[] parameterTypes, @Nullable RowDescription columns, boolean[] binary, byte[] resultFormats) {
        this.parameterTypes = parameterTypes;
        this.columns = columns;
        this.binary = binary;
        this.resultFormats = resultFormats;
    }

    /**
     * From the server's answer.
     *
     * @param columns the result's columns, or null for a statement without a result
     * @param binaryResult whether values of the type with this OID are wanted in binary
     */
    static Description of(int[] parameterTypes, @Nullable RowDescription columns, IntPredicate binaryResult) {
        if (columns == null) {
            return new Description(parameterTypes, null, new boolean[0], ALL_TEXT);
        }
        var binary = new boolean[columns.columns()];
        var count = 0;
        for (int i = 0; i < binary.length; i++) {
            binary[i] = binaryResult.test(columns.type(i));
            count += binary[i] ? 1 : 0;
        }
        return new Description(parameterTypes, columns, binary, formats(binary, count));
    }

    /** For a text that declares all its parameters and says that its result may be asked for in binary. */
    static Description declared(int[] parameterTypes) {
        return new Description(parameterTypes, null, new boolean[0], ALL_BINARY);
    }

    /** The same formats for columns that turned out to be others, or to be known at last. */
    Description withColumns(int[] types, @Nullable RowDescription described) {
        var count = described == null ? 0 : described.columns();
        var formats = new boolean[count];
        for (int i = 0; i < count; i++) {
            formats[i] = resultFormats == ALL_BINARY || (i < binary.length && binary[i]);
        }
        return new Description(types, described, formats, resultFormats);
    }

    private static byte[] formats(boolean[] binary, int count) {
        if (count == 0) {
            return ALL_TEXT;
        }
        if (count == binary.length) {
            return ALL_BINARY;
        }
        var bytes = new byte[2 + 2 * binary.length];
        bytes[0] = (byte) (binary.length >>> 8);
        bytes[1] = (byte) binary.length;
        for (int i = 0; i < binary.length; i++) {
            bytes[3 + 2 * i] = (byte) (binary[i] ? 1 : 0);
        }
        return bytes;
    }

    /** How many parameters there are. */
    public int parameters() {
        return parameterTypes.length;
    }

    /** The OID of a parameter's type; never 0 once the server has described it. */
    public int parameterType(int parameter) {
        return parameterTypes[parameter];
    }

    /** The columns of the result, or null for a statement without one (or whose result is not described yet). */
    public @Nullable RowDescription columns() {
        return columns;
    }

    /** Whether a column comes in binary. What {@link RowDescription#binary} says does not hold: it was asked before. */
    public boolean binary(int column) {
        return binary[column];
    }

    /** The end of Bind: number of result formats, and the formats. */
    byte[] resultFormats() {
        return resultFormats;
    }

    /** The OIDs of all parameters' types: not to be changed. */
    public int[] types() {
        return parameterTypes;
    }

    /** Whether what was encoded and is decoded for one fits the other. */
    boolean fits(int[] types, @Nullable RowDescription described) {
        if (!java.util.Arrays.equals(parameterTypes, types)) {
            return false;
        }
        return columns == null ? described == null : described != null && columns.sameColumns(described);
    }

    /**
     * What a layer above has derived from this description, such as readers of its columns: computed at the first call, by
     * two threads perhaps, of which one wins.
     */
    @SuppressWarnings("unchecked") // one layer uses it, with one type
    public <T> T attachment(Function<Description, T> compute) {
        var known = attachment;
        if (known == null) {
            known = compute.apply(this);
            attachment = known;
        }
        return (T) known;
    }
}
