package dev.aludel.orm.shapes;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.schema.TableDefinition;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** A mapping made of one lambda per column, for entities whose mapping is not what a test is about. */
final class LambdaMapping<E, K> implements EntityMapping<E, K> {
    private record Column<E>(SqlType<?> type, Function<E, Object> get, BiConsumer<E, Object> set) {}

    private final Class<E> type;
    private final Class<K> keyType;
    private final Supplier<? extends EntityTable<E, K>> table;
    private final TableDefinition definition;
    private final boolean generated;
    private final List<Column<E>> columns = new ArrayList<>();
    private int version = -1;
    private Supplier<E> create;
    private Function<Object[], E> record;
    private Supplier<List<? extends RelationMapping<E>>> relations = List::of;

    LambdaMapping(
            Class<E> type, Class<K> keyType, Supplier<? extends EntityTable<E, K>> table, TableDefinition definition) {
        this.type = type;
        this.keyType = keyType;
        this.table = table;
        this.definition = definition;
        this.generated = definition.columns().getFirst().generated();
    }

    /** The first one is the key's. */
    LambdaMapping<E, K> column(Function<E, Object> get, BiConsumer<E, Object> set) {
        columns.add(new Column<>(definition.columns().get(columns.size()).type(), get, set));
        return this;
    }

    LambdaMapping<E, K> version() {
        version = columns.size() - 1;
        return this;
    }

    LambdaMapping<E, K> made(Supplier<E> maker) {
        create = maker;
        return this;
    }

    LambdaMapping<E, K> record(Function<Object[], E> maker) {
        record = maker;
        return this;
    }

    LambdaMapping<E, K> relations(Supplier<List<? extends RelationMapping<E>>> all) {
        relations = all;
        return this;
    }

    @Override
    public Class<E> entityType() {
        return type;
    }

    @Override
    public Class<K> keyType() {
        return keyType;
    }

    @Override
    public EntityTable<E, K> table() {
        return table.get();
    }

    @Override
    public TableDefinition definition() {
        return definition;
    }

    @Override
    public int keyColumn() {
        return 0;
    }

    @Override
    public boolean generatedKey() {
        return generated;
    }

    @Override
    public int versionColumn() {
        return version;
    }

    @Override
    public boolean isRecord() {
        return record != null;
    }

    @Override
    public List<? extends RelationMapping<E>> relations() {
        return relations.get();
    }

    @Override
    public E read(RowReader row, int at) {
        if (record != null) {
            return record.apply(read(row, at, new Object[columns.size()]));
        }
        var entity = create.get();
        reload(entity, row, at);
        return entity;
    }

    @Override
    public void reload(E entity, RowReader row, int at) {
        var values = read(row, at, new Object[columns.size()]);
        for (int i = 0; i < values.length; i++) {
            columns.get(i).set.accept(entity, values[i]);
        }
    }

    private Object[] read(RowReader row, int at, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).type.read(row, at + i);
        }
        return values;
    }

    @Override
    public K key(E entity) {
        return keyType.cast(columns.getFirst().get.apply(entity));
    }

    @Override
    public K readKey(RowReader row, int at) {
        return keyType.cast(columns.getFirst().type.read(row, at));
    }

    @Override
    public boolean keyIsNull(RowReader row, int at) {
        return row.isNull(at);
    }

    @Override
    public Object[] values(E entity) {
        return columns.stream().map(column -> column.get.apply(entity)).toArray();
    }

    @Override
    public void compare(E entity, Object[] snapshot, BitSet changed) {
        var values = values(entity);
        for (int i = 0; i < values.length; i++) {
            if (!Objects.deepEquals(values[i], snapshot[i])) {
                changed.set(i);
            }
        }
    }

    @Override
    public void assign(E entity, int column, Object value) {
        columns.get(column).set.accept(entity, value);
    }

    @Override
    public E with(E entity, int column, Object value) {
        BiFunction<Object[], Object, Object[]> changed = (values, next) -> {
            values[column] = next;
            return values;
        };
        return record.apply(changed.apply(values(entity), value));
    }
}
