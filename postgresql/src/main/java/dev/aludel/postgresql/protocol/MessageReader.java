package dev.aludel.postgresql.protocol;

/**
 * Reads the fields of one received message in order and never beyond its end. Not thread-safe.
 *
 * <p>Every method throws {@link ProtocolViolationException} when the message is shorter than its fields, naming it.
 */
public final class MessageReader {
    private final byte type;
    private final byte[] bytes;
    private final int end;
    private int at;

    /** For the message of the given type whose body stands between two places. */
    public MessageReader(byte type, byte[] bytes, int from, int to) {
        this.type = type;
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    public int remaining() {
        return end - at;
    }

    public byte int8() {
        need(1);
        return bytes[at++];
    }

    public short int16() {
        need(2);
        at += 2;
        return WireBytes.int16(bytes, at - 2);
    }

    public int int32() {
        need(4);
        at += 4;
        return WireBytes.int32(bytes, at - 4);
    }

    /** Text up to a zero byte, which is skipped. */
    public String cString() {
        for (int i = at; i < end; i++) {
            if (bytes[i] == 0) {
                var text = WireBytes.text(bytes, at, i);
                at = i + 1;
                return text;
            }
        }
        throw violation("holds a text without an end");
    }

    /** A copy of the next bytes. */
    public byte[] bytes(int count) {
        need(count);
        var copy = new byte[count];
        System.arraycopy(bytes, at, copy, 0, count);
        at += count;
        return copy;
    }

    /** A copy of all bytes up to the end. */
    public byte[] rest() {
        return bytes(end - at);
    }

    /**
     * A count of items of which each takes at least so many bytes: refused when the message cannot hold them, so that
     * nothing is allocated for what is not there.
     */
    public int count(int count, int bytesEach) {
        if (count < 0 || (long) count * bytesEach > end - at) {
            throw violation("announces " + count + " items, more than it can hold");
        }
        return count;
    }

    /** Checks that nothing is left over. */
    public void end() {
        if (at != end) {
            throw violation("has " + (end - at) + " bytes too many");
        }
    }

    /** What to throw when a field is wrong. */
    public ProtocolViolationException violation(String what) {
        return new ProtocolViolationException("the server's " + Backend.name(type) + " " + what);
    }

    private void need(int count) {
        if (count < 0 || count > end - at) {
            throw violation("ends too early");
        }
    }
}
