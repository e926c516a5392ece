package dev.aludel.orm;

import dev.aludel.orm.mapping.EntityMany;
import dev.aludel.orm.mapping.ToManyMapping;
import dev.aludel.orm.mapping.ToOneMapping;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.TableSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The side of a relationship that is a collection. Immutable and thread-safe.
 *
 * @param <E> the entity that declares it
 * @param <T> the entity of its members
 */
public final class ToMany<E, T> extends Relation<E, T> implements ToManyMapping<E> {
    private final Supplier<? extends ToOne<?, ?>> inverse;
    private final Function<E, Many<T>> access;

    ToMany(
            EntityTable<E, ?> table,
            String name,
            Supplier<? extends EntityTable<T, ?>> target,
            Supplier<? extends ToOne<?, ?>> inverse,
            Function<E, Many<T>> access,
            Loading loading,
            RelationOptions options) {
        super(table, name, target, loading, options);
        this.inverse = inverse;
        this.access = access;
    }

    /** For a field's initialiser: the value of this relationship in a new object. */
    public Many<T> of(E owner) {
        return new Many<>(this, owner);
    }

    @Override
    public ToOneMapping<?> inverse() {
        return inverse.get();
    }

    @Override
    public boolean deletesOrphans() {
        return options().orphanDelete();
    }

    @Override
    public @Nullable String orderBy() {
        return options().orderBy();
    }

    @Override
    public EntityMany<?> many(E entity) {
        return access.apply(entity);
    }

    /**
     * Whether it has a member for which the conditions hold, or any at all: {@code USER.posts.any(POST.title.eq("x"))}.
     *
     * @throws dev.aludel.error.InvalidStatementException if the members are of the same table: give an alias
     */
    public BooleanExpression any(BooleanExpression... conditions) {
        return related(target(), conditions);
    }

    /** Whether it has a member for which the conditions on an alias of its table hold. */
    public BooleanExpression any(TableSource alias, BooleanExpression... conditions) {
        return related(alias, conditions);
    }

    @Override
    BooleanExpression on(TableSource other) {
        return equal(
                column(other, inverse().column()),
                column(table(), table().mapping().keyColumn()));
    }
}
