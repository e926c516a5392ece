package dev.aludel.postgresql.type.codec;

/** How a cell is read, as numbers for a switch: the most usual types directly from the bytes, others by their codec. */
final class CellKind {
    /** Text form, read by the codec's parser. */
    static final byte PARSED = 0;
    /** Binary form, read by the codec. */
    static final byte CODED = 1;
    /** UTF-8 that is the value: texts in either form, and unknown types in the text form. */
    static final byte TEXT = 2;

    static final byte BOOL = 3;
    static final byte INT2 = 4;
    static final byte INT4 = 5;
    static final byte INT8 = 6;
    static final byte FLOAT4 = 7;
    static final byte FLOAT8 = 8;
    static final byte BYTEA = 9;
    static final byte TIMESTAMPTZ = 10;
    static final byte TIMESTAMP = 11;
    static final byte DATE = 12;
    static final byte TIME = 13;
    static final byte UUID = 14;
    static final byte NUMERIC = 15;
    static final byte INTERVAL = 16;
    /** The result of a function that returns nothing: as good as NULL. */
    static final byte VOID = 17;

    private CellKind() {}

    static byte of(Codec codec, boolean binary) {
        return switch (codec) {
            case VoidCodec nothing -> VOID;
            case TextCodec text -> TEXT;
            case TextOnlyCodec text -> TEXT;
            case UnknownCodec unknown -> binary ? CODED : TEXT;
            case ScalarCodec scalar when binary -> scalar.kind();
            default -> binary ? CODED : PARSED;
        };
    }
}
