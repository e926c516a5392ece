package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.sql.Assignment;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Selectable;
import dev.aludel.sql.Statement;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of batches: parameter n is the n-th value of a row. Stateless. */
final class Templates {
    private Templates() {}

    /** @param fetched the columns that are given back behind the key */
    static Statement insert(Step.Insert step, List<Integer> fetched) {
        var table = step.mapping().table();
        var insert = step.columns().isEmpty()
                ? table.insert().defaults()
                : table.insert().set(assignments(step.mapping(), step.columns()));
        if (fetched.isEmpty()) {
            return step.drawsKey() ? insert.returning(key(step.mapping())) : insert;
        }
        return insert.returning(
                key(step.mapping()),
                column(step.mapping(), fetched.getFirst()),
                fetched.stream()
                        .skip(1)
                        .map(index -> column(step.mapping(), index))
                        .toArray(Selectable<?>[]::new));
    }

    static Statement update(Step.Update step, boolean versioned) {
        var mapping = step.mapping();
        return mapping.table()
                .update()
                .set(assignments(mapping, step.columns()))
                .where(where(mapping, step.columns().size(), versioned));
    }

    static Statement delete(Step.Delete step, boolean versioned) {
        return step.mapping().table().delete().where(where(step.mapping(), 0, versioned));
    }

    static ColumnExpression<?> key(EntityMapping<?, ?> mapping) {
        return column(mapping, mapping.keyColumn());
    }

    static ColumnExpression<?> column(EntityMapping<?, ?> mapping, int index) {
        return mapping.table().declaredColumns().get(index);
    }

    /** A value in the class that drivers bind. */
    @SuppressWarnings("unchecked")
    static @Nullable Object encoded(EntityMapping<?, ?> mapping, int column, @Nullable Object value) {
        return ((SqlType<Object>) column(mapping, column).type()).encode(value);
    }

    private static Assignment[] assignments(EntityMapping<?, ?> mapping, List<Integer> columns) {
        List<Assignment> assignments = new ArrayList<>(columns.size());
        for (int column : columns) {
            assignments.add(column(mapping, column).toParameter(assignments.size()));
        }
        return assignments.toArray(new Assignment[0]);
    }

    private static BooleanExpression[] where(EntityMapping<?, ?> mapping, int next, boolean versioned) {
        var key = key(mapping).eqParameter(next);
        return versioned
                ? new BooleanExpression[] {
                    key, column(mapping, mapping.versionColumn()).eqParameter(next + 1)
                }
                : new BooleanExpression[] {key};
    }
}
