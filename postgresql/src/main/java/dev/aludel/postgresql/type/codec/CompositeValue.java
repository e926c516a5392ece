package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgComposite;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.postgresql.type.form.Form;
import dev.aludel.postgresql.type.form.RecordShape;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java value taken apart as a composite, in the order of the attributes.
 *
 * @param values the attributes' values, in the form that codecs write
 * @param types what is known of their Java side, null where nothing is
 */
record CompositeValue(List<@Nullable Object> values, List<@Nullable SqlType<?>> types) {

    /** @param codec the type if it is known; without it the order of the value's own parts counts */
    static CompositeValue of(Object value, @Nullable CompositeCodec codec, @Nullable SqlType<?> type) {
        var typeName = codec == null ? "composite type" : codec.typeName();
        if (value instanceof PgComposite composite) {
            return of(composite, codec, typeName);
        }
        if (type != null
                && type.form() instanceof Form.RecordOf form
                && form.shape().type().isInstance(value)) {
            return of(value, form.shape(), codec, typeName);
        }
        if (value instanceof Record record
                && PgTypes.composite("record", record.getClass()).form() instanceof Form.RecordOf form) {
            return of(value, form.shape(), codec, typeName);
        }
        throw UnfitValue.ofClass(value, typeName);
    }

    private static CompositeValue of(PgComposite composite, @Nullable CompositeCodec codec, String typeName) {
        var result = new CompositeValue(new ArrayList<>(), new ArrayList<>());
        int count =
                codec == null ? composite.values().size() : codec.attributes().size();
        if (composite.values().size() != count) {
            throw new UnfitValue(
                    "has " + composite.values().size() + " fields where " + typeName + " has " + count + " attributes",
                    "give each attribute a value, null where it is NULL",
                    "22023");
        }
        boolean anonymous = composite.typeName().equals("record");
        for (int i = 0; i < count; i++) {
            var name = codec == null || anonymous
                    ? composite.names().get(i)
                    : codec.info().attributes().get(i).name();
            int index = composite.names().indexOf(name);
            if (index < 0) {
                throw missing(typeName, name);
            }
            result.values.add(composite.values().get(index));
            result.types.add(null);
        }
        return result;
    }

    private static CompositeValue of(
            Object record, RecordShape shape, @Nullable CompositeCodec codec, String typeName) {
        var result = new CompositeValue(new ArrayList<>(), new ArrayList<>());
        int count =
                codec == null ? shape.components().size() : codec.attributes().size();
        for (int i = 0; i < count; i++) {
            int index = codec == null
                    ? i
                    : shape.indexOf(codec.info().attributes().get(i).name());
            if (index < 0 && codec != null) {
                throw missing(typeName, codec.info().attributes().get(i).name());
            }
            var component = shape.components().get(index);
            result.types.add(component.sqlType());
            result.values.add(component.sqlType().encode(shape.value(index, record)));
        }
        return result;
    }

    private static UnfitValue missing(String typeName, String attribute) {
        return new UnfitValue(
                "has nothing for the attribute " + attribute + " of " + typeName,
                "name its parts as the attributes, in camel case or with underscores",
                "42703");
    }
}
