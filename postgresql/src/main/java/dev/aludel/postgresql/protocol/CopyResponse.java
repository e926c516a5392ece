package dev.aludel.postgresql.protocol;

/**
 * CopyInResponse or CopyOutResponse: COPY has begun, in this format. Immutable.
 *
 * @param binary whether rows are in the binary format
 * @param columns how many columns a row has
 */
public record CopyResponse(boolean binary, int columns) {
    /** Reads the body of a message of the given type, {@link Backend#COPY_IN_RESPONSE} or {@link Backend#COPY_OUT_RESPONSE}. */
    public static CopyResponse read(byte type, byte[] bytes, int from, int to) {
        var reader = new MessageReader(type, bytes, from, to);
        var format = reader.int8();
        if (format != 0 && format != 1) {
            throw reader.violation("has the unknown format " + format);
        }
        var columns = reader.count(reader.int16() & 0xFFFF, 2);
        for (int i = 0; i < columns; i++) {
            var columnFormat = reader.int16();
            if (columnFormat < 0 || columnFormat > format) {
                throw reader.violation("has a column of the unknown format " + columnFormat);
            }
        }
        reader.end();
        return new CopyResponse(format == 1, columns);
    }
}
