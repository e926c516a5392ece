package dev.aludel.postgresql.protocol;

/** What the columns of a result are. Immutable. */
public final class RowDescription {
    private static final int BYTES_EACH = 1 + 4 + 2 + 4 + 2 + 4 + 2;

    private final String[] names;
    private final int[] tables;
    private final short[] attributes;
    private final int[] types;
    private final short[] typeSizes;
    private final int[] modifiers;
    private final short[] formats;

    private RowDescription(int columns) {
        names = new String[columns];
        tables = new int[columns];
        attributes = new short[columns];
        types = new int[columns];
        typeSizes = new short[columns];
        modifiers = new int[columns];
        formats = new short[columns];
    }

    /** Reads the body of a RowDescription. */
    public static RowDescription read(byte[] bytes, int from, int to) {
        var reader = new MessageReader(Backend.ROW_DESCRIPTION, bytes, from, to);
        var columns = reader.count(reader.int16() & 0xFFFF, BYTES_EACH);
        var description = new RowDescription(columns);
        for (int i = 0; i < columns; i++) {
            description.names[i] = reader.cString();
            description.tables[i] = reader.int32();
            description.attributes[i] = reader.int16();
            description.types[i] = reader.int32();
            description.typeSizes[i] = reader.int16();
            description.modifiers[i] = reader.int32();
            var format = reader.int16();
            if (format != 0 && format != 1) {
                throw reader.violation("has a column of the unknown format " + format);
            }
            description.formats[i] = format;
        }
        reader.end();
        return description;
    }

    public int columns() {
        return names.length;
    }

    public String name(int column) {
        return names[column];
    }

    /** The OID of the table that it is a column of, or 0. */
    public int table(int column) {
        return tables[column];
    }

    /** Its number in that table, or 0. */
    public int attribute(int column) {
        return attributes[column];
    }

    /** The OID of its type. */
    public int type(int column) {
        return types[column];
    }

    /** Bytes of the type, negative when they vary. */
    public int typeSize(int column) {
        return typeSizes[column];
    }

    /** The type's modifier, or -1. */
    public int modifier(int column) {
        return modifiers[column];
    }

    /** Whether values come in binary. In the description of a statement, which has not been bound, that is false. */
    public boolean binary(int column) {
        return formats[column] == 1;
    }

    /** Whether the columns have the same names and types, so that what was prepared for one fits the other. */
    public boolean sameColumns(RowDescription other) {
        return java.util.Arrays.equals(names, other.names)
                && java.util.Arrays.equals(types, other.types)
                && java.util.Arrays.equals(modifiers, other.modifiers);
    }
}
