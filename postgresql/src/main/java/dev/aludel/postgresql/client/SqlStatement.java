package dev.aludel.postgresql.client;

import dev.aludel.postgresql.type.codec.ParameterPlan;
import dev.aludel.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL whose parameters are declared by the classes of their values, as long as nobody has said their types. Remembers how it was
 * last prepared, as values of the same classes come again. Thread-safe.
 */
public final class SqlStatement {
    private final PgDatabase database;
    private final String sql;
    private final @Nullable PreparedText typed;
    private volatile @Nullable PreparedText last;

    /**
     * For a text.
     *
     * @param types of all parameters; none when they follow from the values
     */
    public SqlStatement(PgDatabase database, String sql, List<SqlType<?>> types) {
        this.database = database;
        this.sql = sql;
        typed = types.isEmpty() ? null : database.prepare(sql, types);
    }

    public String sql() {
        return sql;
    }

    /** As it is prepared for these values. */
    public PreparedText forValues(@Nullable Object[] values) {
        if (typed != null) {
            return typed;
        }
        var known = last;
        var parameters = ParameterPlan.ofValues(values, database.types());
        if (known == null || !known.declaresAs(parameters)) {
            known = database.prepare(sql, parameters);
            last = known;
        }
        return known;
    }

    /** As it is prepared for a batch: by the first value of each parameter that is not null. */
    public PreparedText forRows(List<@Nullable Object[]> rows) {
        if (typed != null || rows.isEmpty()) {
            return forValues(new Object[0]);
        }
        @Nullable Object[] sample = rows.getFirst().clone();
        for (int i = 0; i < sample.length; i++) {
            for (int row = 0; sample[i] == null && row < rows.size(); row++) {
                @Nullable Object[] values = rows.get(row);
                sample[i] = i < values.length ? values[i] : null;
            }
        }
        return forValues(sample);
    }
}
