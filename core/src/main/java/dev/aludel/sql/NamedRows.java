package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of raw SQL, of which only the names are known, and the types that were declared. */
final class NamedRows {
    private NamedRows() {}

    static RowDecoder<Row> decoder(List<String> names, Map<String, SqlType<?>> declared) {
        var shape = RowShape.named(names);
        SqlType<?>[] types = new SqlType<?>[names.size()];
        java.util.Arrays.fill(types, SqlTypes.UNKNOWN);
        declared.forEach((name, type) -> types[position(names, name)] = type);
        return (row, offset, scope) -> {
            @Nullable Object[] values = new @Nullable Object[types.length];
            for (int i = 0; i < types.length; i++) {
                values[i] = types[i].read(row, offset + i);
            }
            return new Row(shape, values);
        };
    }

    private static int position(List<String> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new ParameterException(
                "the result has no column " + name + ", for which a type was declared", "its columns are " + names);
    }
}
