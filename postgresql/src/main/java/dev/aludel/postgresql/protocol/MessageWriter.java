package dev.aludel.postgresql.protocol;

import dev.aludel.error.DataException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Messages under construction: a growing array of bytes, big-endian as the protocol wants it. Codecs write values with it
 * as well. Not thread-safe.
 *
 * <p>A message stands between {@link #begin(int)} and {@link #end()}, which fills in its length; a value between
 * {@link #beginValue()} and {@link #endValue(int)}.
 */
public final class MessageWriter {
    /** The largest message that the protocol's length field can describe to every server: 1 GiB less some room. */
    public static final int MAX_MESSAGE = (1 << 30) - 64;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int maxMessage;
    private byte[] bytes;
    private int size;
    private int messageBegin;
    private int messageStart = -1;

    public MessageWriter(int capacity) {
        this(capacity, MAX_MESSAGE);
    }

    /** With another limit than the protocol's, for tests. */
    MessageWriter(int capacity, int maxMessage) {
        bytes = new byte[capacity];
        this.maxMessage = maxMessage;
    }

    /** The array that holds the bytes 0 to {@link #size()}; replaced when it grows. */
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Drops what was written from this size on: takes back a message that could not be finished. */
    public void truncate(int toSize) {
        size = toSize;
        messageStart = -1;
    }

    /** Starts anew; gives memory back when much had been needed. */
    public void clear(int keepCapacity) {
        size = 0;
        messageStart = -1;
        if (bytes.length > keepCapacity) {
            bytes = new byte[keepCapacity];
        }
    }

    /** Begins a message of the given type. */
    public MessageWriter begin(int type) {
        room(5);
        bytes[size] = (byte) type;
        messageBegin = size;
        messageStart = size + 1;
        size += 5;
        return this;
    }

    /** Begins a message without a type: those before start-up. */
    public MessageWriter beginUntyped() {
        room(4);
        messageBegin = size;
        messageStart = size;
        size += 4;
        return this;
    }

    /**
     * Ends the message begun last by filling in its length.
     *
     * @throws DataException if it is longer than a server accepts; it is taken back then, and nothing of it is sent
     */
    public void end() {
        if (size - messageStart > maxMessage) {
            var tooLong = size - messageStart;
            truncate(messageBegin);
            throw new DataException(
                    "a message of " + tooLong + " bytes is longer than PostgreSQL accepts (1 GiB)",
                    "send fewer or smaller values at once, or use COPY",
                    "54000",
                    null);
        }
        INT.set(bytes, messageStart, size - messageStart);
        messageStart = -1;
    }

    /** Leaves room for a value's length; {@link #endValue(int)} with the returned mark fills it in. */
    public int beginValue() {
        room(4);
        size += 4;
        return size;
    }

    public void endValue(int mark) {
        INT.set(bytes, mark - 4, size - mark);
    }

    /** The length that says NULL. */
    public MessageWriter nullValue() {
        return int32(-1);
    }

    public MessageWriter int8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public MessageWriter int16(int value) {
        room(2);
        SHORT.set(bytes, size, (short) value);
        size += 2;
        return this;
    }

    public MessageWriter int32(int value) {
        room(4);
        INT.set(bytes, size, value);
        size += 4;
        return this;
    }

    public MessageWriter int64(long value) {
        room(8);
        LONG.set(bytes, size, value);
        size += 8;
        return this;
    }

    public MessageWriter float32(float value) {
        return int32(Float.floatToRawIntBits(value));
    }

    public MessageWriter float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    public MessageWriter bytes(byte[] source) {
        return bytes(source, 0, source.length);
    }

    public MessageWriter bytes(byte[] source, int from, int to) {
        int length = to - from;
        room(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
        return this;
    }

    /** The text in UTF-8, without an end. The caller has refused NUL characters where they would do harm. */
    @SuppressWarnings(
            "deprecation") // String.getBytes(int, int, byte[], int) is the one copy without an intermediate array
    public MessageWriter text(String text) {
        int length = text.length();
        room(length);
        if (isAscii(text, length)) {
            text.getBytes(0, length, bytes, size);
            size += length;
            return this;
        }
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text in UTF-8 and a zero byte.
     *
     * @throws IllegalArgumentException if it contains a NUL character, which would end it early
     */
    public MessageWriter cString(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("text with a NUL character cannot be sent");
        }
        return text(text).int8(0);
    }

    private static boolean isAscii(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            long wanted = (long) size + more;
            if (wanted > Integer.MAX_VALUE - 8) {
                throw new DataException(
                        "values of more than 2 GiB are longer than PostgreSQL accepts (1 GiB)",
                        "send fewer or smaller values at once, or use COPY",
                        "54000",
                        null);
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(wanted, 2L * bytes.length)));
        }
    }
}
