package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Raw SQL with sets of values for the names that have none; belongs to one call. */
final class TextBatch {
    private final Text text;
    private final List<String> names;
    private final List<Map<String, ? extends @Nullable Object>> sets = new ArrayList<>();

    TextBatch(Text text, Iterable<? extends Map<String, ? extends @Nullable Object>> sets) {
        this.text = text;
        this.names = text.open();
        sets.forEach(this.sets::add);
    }

    Batch batch() {
        for (int i = 0; i < sets.size(); i++) {
            checkNames(sets.get(i), i);
        }
        Text template = text;
        SqlType<?>[] types = new SqlType<?>[names.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = typeOf(names.get(i));
            template = template.with(names.get(i), new ParameterNode(i, types[i]));
        }
        List<@Nullable Object[]> rows = new ArrayList<>(sets.size());
        for (var set : sets) {
            @Nullable Object[] row = new @Nullable Object[types.length];
            for (int i = 0; i < types.length; i++) {
                row[i] = types[i].encode(set.get(names.get(i)));
            }
            rows.add(row);
        }
        return new Batch(template, rows);
    }

    private void checkNames(Map<String, ? extends @Nullable Object> set, int number) {
        for (String name : names) {
            if (!set.containsKey(name)) {
                throw new ParameterException(
                        "set " + (number + 1) + " of the batch has no value for :" + name,
                        "it has " + new TreeSet<>(set.keySet()) + "; say null if NULL is meant");
            }
        }
        for (String name : set.keySet()) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        "set " + (number + 1) + " of the batch has a value for :" + name
                                + ", which the SQL does not ask for",
                        names.isEmpty() ? "it asks for none" : "it asks for :" + String.join(", :", names));
            }
        }
    }

    private SqlType<?> typeOf(String name) {
        SqlType<?> type = ValueTypes.NONE;
        for (int i = 0; i < sets.size(); i++) {
            Object value = sets.get(i).get(name);
            if (value instanceof Collection<?>) {
                throw new ParameterException(
                        "set " + (i + 1) + " of the batch has a list for :" + name,
                        "bind(\"" + name + "\", list), if it is the same for all sets, or execute them one by one");
            }
            SqlType<?> own = ValueTypes.of(value, name);
            if (value != null && !type.equals(ValueTypes.NONE) && !own.equals(type)) {
                throw new ParameterException(
                        "set " + (i + 1) + " of the batch has a "
                                + value.getClass().getName() + " for :" + name + ", of which others are "
                                + type.javaType().getName(),
                        "give values of one class");
            }
            type = value == null ? type : own;
        }
        return type;
    }
}
