package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.postgresql.type.form.Form;
import dev.aludel.type.SqlType;
import java.time.DateTimeException;
import java.util.function.Supplier;

/** Reads values as a type says that a caller gave, or in their natural classes. */
final class Typed {
    private Typed() {}

    /** Reads the binary form. */
    static Object read(Codec codec, SqlType<?> type, byte[] bytes, int from, int to) {
        return switch (codec) {
            case ArrayCodec array -> array.read(Cells.binaryArray(array, bytes, from, to), type);
            case RangeCodec range -> range.read(Cells.binaryRange(range.typeName(), bytes, from, to), bound(type));
            case MultirangeCodec ranges -> ranges.read(bytes, from, to, bound(type));
            case CompositeCodec composite
            when type.form() instanceof Form.RecordOf form ->
                composite.read(composite.fields(bytes, from, to), form.shape());
            case RecordCodec record
            when type.form() instanceof Form.RecordOf form -> record.read(bytes, from, to, form.shape());
            default -> codec.readAs(type.javaType(), bytes, from, to);
        };
    }

    /** Reads the text form. */
    static Object parse(Codec codec, SqlType<?> type, String text) {
        return guarded(codec, () -> switch (codec) {
            case ArrayCodec array -> array.read(Cells.textArray(array, text), type);
            case RangeCodec range -> range.read(Cells.textRange(text), bound(type));
            case MultirangeCodec ranges -> ranges.parse(text, bound(type));
            case CompositeCodec composite
            when type.form() instanceof Form.RecordOf form -> composite.read(Cells.textComposite(text), form.shape());
            default -> codec.parseAs(type.javaType(), text);
        });
    }

    /** Reads the text form into the natural class. */
    static Object parse(Codec codec, String text) {
        return guarded(codec, () -> codec.parse(text));
    }

    private static Object guarded(Codec codec, Supplier<Object> parsing) {
        try {
            return parsing.get();
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException | ArithmeticException e) {
            throw Malformed.text(codec.typeName(), e);
        }
    }

    private static SqlType<?> bound(SqlType<?> type) {
        return switch (type.form()) {
            case Form.RangeOf range -> range.element();
            case Form.MultirangeOf ranges -> ranges.element();
            case null, default -> dev.aludel.type.SqlTypes.UNKNOWN;
        };
    }
}
