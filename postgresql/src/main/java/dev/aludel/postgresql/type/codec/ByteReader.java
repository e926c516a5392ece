package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.WireBytes;
import dev.aludel.postgresql.type.PgInput;
import java.util.Arrays;

/** Reads one value from its start to its end, never past it. */
final class ByteReader implements PgInput {
    private final String typeName;
    private final byte[] bytes;
    private final int to;
    private int at;

    ByteReader(String typeName, byte[] bytes, int from, int to) {
        this.typeName = typeName;
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** Steps over the next bytes and says where they begin. */
    int take(int count) {
        if (count < 0 || count > to - at) {
            throw Malformed.bytes(typeName, "ends too early");
        }
        int start = at;
        at += count;
        return start;
    }

    /** Reads how many parts follow, each of at least so many bytes: a claim that the bytes do not bear out is refused. */
    int count(int bytesEach) {
        int count = int32();
        if (count < 0 || (long) count * bytesEach > remaining()) {
            throw Malformed.bytes(typeName, "claims " + count + " parts in " + remaining() + " bytes");
        }
        return count;
    }

    void end() {
        if (at != to) {
            throw Malformed.bytes(typeName, "goes on after its end");
        }
    }

    byte[] array() {
        return bytes;
    }

    @Override
    public int remaining() {
        return to - at;
    }

    @Override
    public int int8() {
        return bytes[take(1)];
    }

    @Override
    public short int16() {
        return WireBytes.int16(bytes, take(2));
    }

    @Override
    public int int32() {
        return WireBytes.int32(bytes, take(4));
    }

    @Override
    public long int64() {
        return WireBytes.int64(bytes, take(8));
    }

    @Override
    public float float32() {
        return WireBytes.float32(bytes, take(4));
    }

    @Override
    public double float64() {
        return WireBytes.float64(bytes, take(8));
    }

    @Override
    public byte[] bytes(int count) {
        int start = take(count);
        return Arrays.copyOfRange(bytes, start, start + count);
    }

    @Override
    public String text() {
        return text(remaining());
    }

    String text(int length) {
        int start = take(length);
        return Utf8.read(bytes, start, start + length);
    }
}
