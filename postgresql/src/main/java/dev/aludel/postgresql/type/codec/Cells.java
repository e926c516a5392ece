package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one value, found but not yet read: where each lies, in binary in the bytes that came or as text in bytes of
 * their own.
 */
final class Cells {
    private static final int[] NONE = {};

    final boolean binary;
    final byte[] bytes;
    final int[] starts;
    /** -1 for NULL. */
    final int[] lengths;
    /** Of an array: how long each dimension is, and where it starts. */
    final int[] dimensions;

    final int[] lowerBounds;
    /** Of a range: what its flags say. */
    final int flags;

    static final int EMPTY = 0x01;
    static final int LOWER_INCLUSIVE = 0x02;
    static final int UPPER_INCLUSIVE = 0x04;
    static final int LOWER_INFINITE = 0x08;
    static final int UPPER_INFINITE = 0x10;

    Cells(boolean binary, byte[] bytes, int[] starts, int[] lengths, int[] dimensions, int[] lowerBounds, int flags) {
        this.binary = binary;
        this.bytes = bytes;
        this.starts = starts;
        this.lengths = lengths;
        this.dimensions = dimensions;
        this.lowerBounds = lowerBounds;
        this.flags = flags;
    }

    int count() {
        return starts.length;
    }

    /** Puts a row on one of the parts. */
    PgRow on(PgRow cell, int index) {
        cell.cell(bytes, starts[index], lengths[index]);
        return cell;
    }

    static Cells binaryArray(ArrayCodec codec, byte[] bytes, int from, int to) {
        var name = codec.typeName();
        var in = new ByteReader(name, bytes, from, to);
        int count = in.count(8);
        int hasNulls = in.int32();
        int element = in.int32();
        if (count > PgArray.MAX_DIMENSIONS || (hasNulls & ~1) != 0) {
            throw Malformed.bytes(name, "claims " + count + " dimensions");
        }
        codec.checkElement(element);
        var dimensions = new int[count];
        var lowerBounds = new int[count];
        long elements = count == 0 ? 0 : 1;
        for (int i = 0; i < count; i++) {
            dimensions[i] = in.int32();
            lowerBounds[i] = in.int32();
            if (dimensions[i] < 0) {
                throw Malformed.bytes(name, "has a dimension of length " + dimensions[i]);
            }
            elements *= dimensions[i];
            // Each element has a length at least: no memory for what was only claimed.
            if (elements * 4 > in.remaining()) {
                throw Malformed.bytes(name, "claims " + elements + " elements in " + in.remaining() + " bytes");
            }
        }
        boolean empty = elements == 0;
        var cells = fields(in, (int) elements, empty ? NONE : dimensions, empty ? NONE : lowerBounds, 0);
        in.end();
        return cells;
    }

    /** The next so many values, each after its length. */
    static Cells fields(ByteReader in, int count, int[] dimensions, int[] lowerBounds, int flags) {
        var starts = new int[count];
        var lengths = new int[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = in.int32();
            starts[i] = in.take(lengths[i] == -1 ? 0 : lengths[i]);
        }
        return new Cells(true, in.array(), starts, lengths, dimensions, lowerBounds, flags);
    }

    static Cells binaryRange(String name, byte[] bytes, int from, int to) {
        var in = new ByteReader(name, bytes, from, to);
        var cells = range(name, in);
        in.end();
        return cells;
    }

    private static Cells range(String name, ByteReader in) {
        int flags = in.int8() & 0x1F;
        int bounds = (flags & EMPTY) != 0 ? 0 : 2 - Integer.bitCount(flags & (LOWER_INFINITE | UPPER_INFINITE));
        var cells = fields(in, bounds, NONE, NONE, flags);
        for (int length : cells.lengths) {
            if (length < 0) {
                throw Malformed.bytes(name, "has a bound that is NULL");
            }
        }
        return cells;
    }

    static Cells textArray(ArrayCodec codec, String text) {
        return new LiteralReader(text).array(codec.delimiter());
    }

    static Cells textRange(String text) {
        return new LiteralReader(text).range();
    }

    static Cells textComposite(String text) {
        return new LiteralReader(text).composite();
    }

    /** Texts, null for NULL, put one behind the other. */
    static Cells ofTexts(List<byte @Nullable []> texts, int[] dimensions, int[] lowerBounds, int flags) {
        int size = 0;
        for (var text : texts) {
            size += text == null ? 0 : text.length;
        }
        var all = new byte[size];
        var starts = new int[texts.size()];
        var lengths = new int[texts.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            var text = texts.get(i);
            starts[i] = at;
            lengths[i] = text == null ? -1 : text.length;
            if (text != null) {
                System.arraycopy(text, 0, all, at, text.length);
                at += text.length;
            }
        }
        return new Cells(false, all, starts, lengths, dimensions, lowerBounds, flags);
    }
}
