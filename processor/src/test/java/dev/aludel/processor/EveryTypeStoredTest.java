package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Engine;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of every type through generated code, sessions and a real database, and back. */
class EveryTypeStoredTest {
    private final Everything.Mapped entity = Everything.entity();
    private final Everything.Mapped record = Everything.record();
    private final Everything.Mapped parent = Everything.mapped("demo.Parent_", "PARENT");

    private Engine engine;
    private SessionFactory sessions;

    @BeforeEach
    void create() {
        engine = Engine.create("sqlite::memory:");
        var model = Model.of(entity.table(), record.table(), parent.table());
        engine.begin(connection -> model.metaData().createAll(connection));
        sessions = SessionFactory.of(engine, model);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anObjectComesBackAsItWentAndAsItWasChanged(long seed) {
        long parentKey = seed * 1000;
        sessions.begin(s -> s.add(parent.mapping().read(new ArrayRow(parentKey), 0)));
        var before = storable(entity, new RandomRows(seed), parentKey);
        var object = entity.mapping().read(new ArrayRow(before), 0);
        entity.mapping().assign(object, entity.mapping().keyColumn(), null);
        sessions.begin(s -> s.add(object));
        var key = entity.mapping().key(object);
        assertThat(stored(entity, key)).isEqualTo(expected(entity, before));

        var after = storable(entity, new RandomRows(-seed), parentKey);
        sessions.begin(s -> {
            var loaded = s.get(entity.table(), key);
            for (int column = 2; column < after.length; column++) {
                entity.mapping()
                        .assign(
                                loaded,
                                column,
                                entity.columns().get(column).type().read(new ArrayRow(after), column));
            }
        });
        assertThat(stored(entity, key)).isEqualTo(expected(entity, after));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aRecordComesBackAsItWentAndAsItWasChanged(long seed) {
        var before = storable(record, new RandomRows(seed), 0);
        before[0] = 0L;
        var added = sessions.transact(s -> s.add(record.mapping().read(new ArrayRow(before), 0)));
        var key = record.mapping().key(added);
        assertThat(stored(record, key)).isEqualTo(expected(record, before));

        var after = storable(record, new RandomRows(-seed), 0);
        sessions.begin(s -> s.update(s.get(record.table(), key), loaded -> {
            var changed = loaded;
            for (int column = 2; column < after.length; column++) {
                changed = record.mapping()
                        .with(
                                changed,
                                column,
                                record.columns().get(column).type().read(new ArrayRow(after), column));
            }
            return changed;
        }));
        assertThat(stored(record, key)).isEqualTo(expected(record, after));
    }

    /** What a session that knows nothing yet reads, without key and version. */
    private List<Object> stored(Everything.Mapped mapped, Object key) {
        return sessions.with(s -> comparable(mapped.mapping().values(s.get(mapped.table(), key))));
    }

    private static List<Object> expected(Everything.Mapped mapped, Object[] row) {
        var values = new Object[row.length];
        for (int column = 0; column < row.length; column++) {
            values[column] = kept(mapped.columns().get(column), row, column);
        }
        return comparable(values);
    }

    /** The value as columns of this type keep it: times in microseconds, decimals in their scale. */
    private static <T> Object kept(ColumnExpression<T> column, Object[] row, int index) {
        SqlType<T> type = column.type();
        return type.checked(type.read(new ArrayRow(row), index), column.name());
    }

    private static List<Object> comparable(Object[] values) {
        var comparable = Everything.Mapped.comparable(values);
        comparable.replaceAll(value -> value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value);
        return comparable.subList(2, comparable.size());
    }

    /** A row that a database accepts: foreign keys that exist, numbers within their columns' digits. */
    private static Object[] storable(Everything.Mapped mapped, RandomRows rows, long parentKey) {
        var row = rows.row(0, mapped.columns()).stored();
        for (int column = 0; column < row.length; column++) {
            if (row[column] instanceof Double number && !(Double.isFinite(number) && number > 0)) {
                row[column] = 0.5;
            } else if (row[column] instanceof Float number && !(Float.isFinite(number) && number > 0)) {
                row[column] = 0.5f;
            }
        }
        row[mapped.index("version")] = 0;
        row[mapped.index("money")] = new BigDecimal("1234567890123456789012345678.90");
        if (mapped.index("parent_id") >= 0) {
            row[mapped.index("parent_id")] = parentKey;
            row[mapped.index("other_id")] = null;
        }
        return row;
    }
}
