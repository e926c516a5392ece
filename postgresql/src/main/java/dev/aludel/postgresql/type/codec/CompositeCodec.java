package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgComposite;
import dev.aludel.postgresql.type.form.RecordShape;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composite type as the catalog described it. A value that has other attributes means that the type has changed since.
 *
 * @param changed is told that the type has changed
 */
record CompositeCodec(TypeInfo info, List<Codec> attributes, Runnable changed) implements Codec {
    @Override
    public String typeName() {
        return info.name();
    }

    @Override
    public boolean binary() {
        return info.hasBinary() && attributes.stream().allMatch(Codec::binary);
    }

    /** Finds the fields of a value, and checks that they are the attributes. */
    Cells fields(byte[] bytes, int from, int to) {
        var in = new ByteReader(typeName(), bytes, from, to);
        int count = in.count(8);
        if (count != attributes.size()) {
            throw hasChanged();
        }
        var starts = new int[count];
        var lengths = new int[count];
        for (int i = 0; i < count; i++) {
            if (in.int32() != info.attributes().get(i).type()) {
                throw hasChanged();
            }
            lengths[i] = in.int32();
            starts[i] = in.take(lengths[i] == -1 ? 0 : lengths[i]);
        }
        in.end();
        return new Cells(true, bytes, starts, lengths, new int[0], new int[0], 0);
    }

    private DataException hasChanged() {
        changed.run();
        return new DataException(
                "the composite type " + typeName() + " has changed since it was looked up",
                "run the statement again: the type has been forgotten and will be looked up anew",
                "0A000",
                null);
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        return natural(fields(bytes, from, to));
    }

    @Override
    public Object parse(String text) {
        return natural(Cells.textComposite(text));
    }

    private Object natural(Cells cells) {
        if (cells.count() != attributes.size()) {
            throw hasChanged();
        }
        var names = info.attributes().stream().map(TypeInfo.Attribute::name).toList();
        var values = new ArrayList<@Nullable Object>(cells.count());
        for (int i = 0; i < cells.count(); i++) {
            values.add(value(cells, i, SqlTypes.UNKNOWN));
        }
        return new PgComposite(typeName(), names, values);
    }

    /** A Java record of the attributes, found by their names. */
    Object read(Cells cells, RecordShape shape) {
        if (cells.count() != attributes.size()) {
            throw hasChanged();
        }
        var components = shape.components();
        var values = new @Nullable Object[components.size()];
        var found = new boolean[values.length];
        for (int i = 0; i < cells.count(); i++) {
            int index = shape.indexOf(info.attributes().get(i).name());
            if (index >= 0) {
                found[index] = true;
                values[index] = RecordCodec.component(
                        components.get(index),
                        value(cells, i, components.get(index).sqlType()));
            }
        }
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                throw new DataException(
                        "the composite type " + typeName() + " has no attribute for the component "
                                + components.get(i).name() + " of "
                                + shape.type().getName(),
                        "name the components as the attributes, in camel case or with underscores",
                        "42703",
                        null);
            }
        }
        return shape.make(values);
    }

    private @Nullable Object value(Cells cells, int index, SqlType<?> type) {
        var attribute = info.attributes().get(index);
        var codec = attributes.get(index);
        var cell = new PgRow(new String[] {typeName() + "." + attribute.name()}, new Codec[] {codec}, new byte[] {
            CellKind.of(codec, cells.binary)
        });
        return type.read(cells.on(cell, index), 0);
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        var fields = CompositeValue.of(value, this, type);
        out.int32(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            out.int32(info.attributes().get(i).type());
            var field = fields.values().get(i);
            if (field == null) {
                out.nullValue();
            } else {
                int mark = out.beginValue();
                attributes.get(i).write(out, field, fields.types().get(i));
                out.endValue(mark);
            }
        }
    }
}
