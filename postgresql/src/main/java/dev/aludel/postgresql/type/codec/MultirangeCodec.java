package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets of ranges, as lists of them. */
record MultirangeCodec(String typeName, RangeCodec range) implements Codec {
    @Override
    public boolean binary() {
        return range.binary();
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        return read(bytes, from, to, SqlTypes.UNKNOWN);
    }

    @Override
    public Object parse(String text) {
        return parse(text, SqlTypes.UNKNOWN);
    }

    <T> List<PgRange<T>> read(byte[] bytes, int from, int to, SqlType<T> type) {
        var in = new ByteReader(typeName, bytes, from, to);
        int count = in.count(5);
        var ranges = new ArrayList<PgRange<T>>(count);
        for (int i = 0; i < count; i++) {
            int length = in.int32();
            int start = in.take(length);
            ranges.add(range.read(Cells.binaryRange(typeName, bytes, start, start + length), type));
        }
        in.end();
        return Collections.unmodifiableList(ranges);
    }

    <T> List<PgRange<T>> parse(String text, SqlType<T> type) {
        return new LiteralReader(text)
                .ranges().stream().map(cells -> range.read(cells, type)).toList();
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        if (!(value instanceof List<?> list)) {
            throw UnfitValue.ofClass(value, typeName);
        }
        out.int32(list.size());
        for (var part : list) {
            if (part == null) {
                throw new UnfitValue("has a null among its ranges", "leave it out", "22004");
            }
            int mark = out.beginValue();
            range.write(out, part, type);
            out.endValue(mark);
        }
    }
}
