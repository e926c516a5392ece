package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.form.Form;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Ranges of one type of bounds. */
record RangeCodec(String typeName, int boundOid, Codec bound) implements Codec {
    @Override
    public boolean binary() {
        return bound.binary();
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        return read(Cells.binaryRange(typeName, bytes, from, to), SqlTypes.UNKNOWN);
    }

    @Override
    public Object parse(String text) {
        return read(Cells.textRange(text), SqlTypes.UNKNOWN);
    }

    <T> PgRange<T> read(Cells cells, SqlType<T> type) {
        int flags = cells.flags;
        if ((flags & Cells.EMPTY) != 0) {
            return PgRange.emptyRange();
        }
        var cell = new PgRow(new String[] {"(a bound of " + typeName + ")"}, new Codec[] {bound}, new byte[] {
            CellKind.of(bound, cells.binary)
        });
        boolean below = (flags & Cells.LOWER_INFINITE) == 0;
        boolean above = (flags & Cells.UPPER_INFINITE) == 0;
        T lower = below ? type.read(cells.on(cell, 0), 0) : null;
        T upper = above ? type.read(cells.on(cell, below ? 1 : 0), 0) : null;
        return new PgRange<>(
                lower, upper, (flags & Cells.LOWER_INCLUSIVE) != 0, (flags & Cells.UPPER_INCLUSIVE) != 0, false);
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        if (!(value instanceof PgRange<?> range)) {
            throw UnfitValue.ofClass(value, typeName);
        }
        var element = elementType(type);
        out.int8((range.empty() ? Cells.EMPTY : 0)
                | (range.lowerInclusive() ? Cells.LOWER_INCLUSIVE : 0)
                | (range.upperInclusive() ? Cells.UPPER_INCLUSIVE : 0)
                | (range.lower() == null && !range.empty() ? Cells.LOWER_INFINITE : 0)
                | (range.upper() == null && !range.empty() ? Cells.UPPER_INFINITE : 0));
        writeBound(out, range.lower(), element);
        writeBound(out, range.upper(), element);
    }

    private void writeBound(MessageWriter out, @Nullable Object value, @Nullable SqlType<?> element) {
        var encoded = element == null ? value : element.encode(value);
        if (encoded != null) {
            int mark = out.beginValue();
            bound.write(out, encoded, element);
            out.endValue(mark);
        }
    }

    static @Nullable SqlType<?> elementType(@Nullable SqlType<?> type) {
        return switch (type == null ? null : type.form()) {
            case Form.RangeOf form -> form.element();
            case Form.MultirangeOf form -> form.element();
            case null, default -> null;
        };
    }
}
