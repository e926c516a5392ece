package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgComposite;
import dev.aludel.postgresql.type.form.RecordShape;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Anonymous records: each value says itself of which types its fields are. They are results only. */
record RecordCodec(TypeRegistry registry) implements Codec {
    @Override
    public String typeName() {
        return "record";
    }

    /** Takes the fields one after the other. */
    private interface Fields {
        void field(int index, PgRow cell);
    }

    private int each(byte[] bytes, int from, int to, Fields fields) {
        var in = new ByteReader("record", bytes, from, to);
        int count = in.count(8);
        for (int i = 0; i < count; i++) {
            int oid = in.int32();
            if (!registry.isKnown(oid)) {
                registry.missed(oid);
            }
            var known = registry.codec(oid);
            // Everything in here is in binary: what is else read as text has only its bytes.
            var codec = known.binary() ? known : new UnknownCodec(oid, known.typeName());
            int length = in.int32();
            var cell = new PgRow(new String[] {"(field " + (i + 1) + " of a record)"}, new Codec[] {codec}, new byte[] {
                CellKind.of(codec, true)
            });
            cell.cell(bytes, in.take(length == -1 ? 0 : length), length);
            fields.field(i, cell);
        }
        in.end();
        return count;
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
        var values = new ArrayList<@Nullable Object>();
        each(bytes, from, to, (index, cell) -> values.add(SqlTypes.UNKNOWN.read(cell, 0)));
        return PgComposite.of(values.toArray());
    }

    /** A Java record of the fields in their order. */
    Object read(byte[] bytes, int from, int to, RecordShape shape) {
        var components = shape.components();
        var values = new @Nullable Object[components.size()];
        int count = each(bytes, from, to, (index, cell) -> {
            if (index < values.length) {
                var component = components.get(index);
                values[index] = component(component, component.sqlType().read(cell, 0));
            }
        });
        if (count != values.length) {
            throw new DataException(
                    "the record has " + count + " fields, but " + shape.type().getName() + " has " + values.length,
                    "give the Java record a component for each field, in their order",
                    "22018",
                    null);
        }
        return shape.make(values);
    }

    /** Refuses NULL for a component of a primitive class. */
    static @Nullable Object component(RecordShape.Component component, @Nullable Object value) {
        if (value == null && component.type().isPrimitive()) {
            throw new dev.aludel.error.UnexpectedNullException(
                    "the attribute for the component " + component.name() + " is NULL",
                    "declare the component as " + component.sqlType().javaType().getSimpleName());
        }
        return value;
    }

    @Override
    public Object parse(String text) {
        return text;
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        throw new UnfitValue(
                "is an anonymous record, which PostgreSQL does not take as a parameter",
                "cast the parameter to a named composite type in the SQL",
                "0A000");
    }
}
