package dev.aludel.orm.mapping;

import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.TableSource;
import dev.aludel.type.RowReader;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one class is mapped: its table, and the code that moves values between rows and objects. Implemented by generated
 * code; stateless and thread-safe.
 *
 * <p>Column indexes count from 0 in the order in which the table registered its columns; {@code at} is the index of the
 * entity's first column in a row.
 *
 * @param <E> the entity
 * @param <K> the class of its key
 */
public interface EntityMapping<E, K> {
    Class<E> entityType();

    Class<K> keyType();

    /** The metamodel instance without an alias. */
    TableSource table();

    TableDefinition definition();

    /** The index of the key's column. */
    int keyColumn();

    /** Whether the database draws the key when a row is inserted without one. */
    boolean generatedKey();

    /** The index of the version counter's column, or -1. */
    int versionColumn();

    boolean isRecord();

    List<? extends RelationMapping<E>> relations();

    /** A new object with all columns of the current row; the keys of its to-one relationships are set, unloaded. */
    E read(RowReader row, int at);

    /** Overwrites the columns of an object, final fields excepted. Records: throws. */
    void reload(E entity, RowReader row, int at);

    /** The object's key, or null while it has none. */
    @Nullable K key(E entity);

    K readKey(RowReader row, int at);

    boolean keyIsNull(RowReader row, int at);

    /** The current values in column order, mutable ones copied. The column of a to-one holds its target's key. */
    @Nullable Object[] values(E entity);

    /** Sets the bit of each column whose value differs from the one in the snapshot. */
    void compare(E entity, @Nullable Object[] snapshot, BitSet changed);

    /** Sets one column's field. Records: throws. */
    void assign(E entity, int column, @Nullable Object value);

    /** A copy of a record with one component changed. Classes: throws. */
    E with(E entity, int column, @Nullable Object value);

    /** {@link #key(Object)} of an object whose class is only known at run time. */
    default @Nullable Object keyOf(Object entity) {
        return key(entityType().cast(entity));
    }

    /** How messages name one object: {@code User 5}, or {@code new User}. */
    default String describe(Object entity) {
        var key = keyOf(entity);
        var name = entityType().getSimpleName();
        return key == null ? "new " + name : name + " " + key;
    }
}
