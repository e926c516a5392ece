package dev.aludel.orm;

import dev.aludel.orm.mapping.EntityRef;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.TableSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The side of a relationship that has the foreign key. Immutable and thread-safe.
 *
 * @param <E> the entity that declares it
 * @param <T> the entity it refers to, {@code @Nullable} where the column is nullable
 */
public final class ToOne<E, T extends @Nullable Object> extends Relation<E, T> implements ToOneMapping<E> {
    private final ColumnExpression<?> column;
    private final int index;
    private final @Nullable Supplier<? extends ToMany<?, ?>> inverse;
    private final Function<E, Ref<T>> access;

    ToOne(
            EntityTable<E, ?> table,
            String name,
            ColumnExpression<?> column,
            Supplier<? extends EntityTable<?, ?>> target,
            @Nullable Supplier<? extends ToMany<?, ?>> inverse,
            Function<E, Ref<T>> access,
            Loading loading,
            RelationOptions options) {
        super(table, name, target, loading, options);
        this.column = column;
        this.index = indexOf(table, column);
        this.inverse = inverse;
        this.access = access;
    }

    /** For a field's initialiser: the value of this relationship in a new object. */
    public Ref<T> of(E owner) {
        return new Ref<>(this, owner);
    }

    /**
     * The rows that refer to this object.
     *
     * @throws dev.aludel.error.MappingException if it has no key yet
     */
    public BooleanExpression eq(T object) {
        if (object == null) {
            return column.expression().isNull();
        }
        return equal(column, keyOf(target().mapping(), object));
    }

    /** The rows that refer to nothing. */
    public BooleanExpression isNull() {
        return column.expression().isNull();
    }

    /** The rows that refer to something. */
    public BooleanExpression isNotNull() {
        return column.expression().isNotNull();
    }

    /**
     * Whether it refers to a row for which the conditions hold: {@code POST.author.has(USER.name.eq("Ada"))}.
     *
     * @throws dev.aludel.error.InvalidStatementException if that row is of the same table: give an alias
     */
    public BooleanExpression has(BooleanExpression... conditions) {
        return related(target(), conditions);
    }

    /** Whether it refers to a row for which the conditions on an alias of its table hold. */
    public BooleanExpression has(TableSource alias, BooleanExpression... conditions) {
        return related(alias, conditions);
    }

    @Override
    public int column() {
        return index;
    }

    @Override
    public @Nullable ToManyMapping<?> inverse() {
        return inverse == null ? null : inverse.get();
    }

    @Override
    public EntityRef<?> ref(E entity) {
        return access.apply(entity);
    }

    @Override
    BooleanExpression on(TableSource other) {
        return equal(column(other, target().mapping().keyColumn()), column);
    }
}
