package dev.aludel.orm;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.MappingException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.sql.BooleanExpression;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.Expression;
import dev.aludel.sql.JoinPath;
import dev.aludel.sql.Sql;
import dev.aludel.sql.TableSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A relationship between two entities, as a part of the metamodel: what a query joins, and what a {@link LoadOption} loads.
 * Immutable and thread-safe; the other entity's metamodel is not touched before it is needed.
 *
 * {@snippet :
 * select(USER).join(USER.posts).where(POST.title.eq("x")).load(USER.posts.selectin())
 * }
 *
 * @param <E> the entity that declares it
 * @param <T> the other entity
 */
public abstract sealed class Relation<E, T extends @Nullable Object> implements JoinPath permits ToOne, ToMany {
    private final EntityTable<E, ?> table;
    private final String name;
    private final Supplier<? extends EntityTable<?, ?>> target;
    private final Loading loading;
    private final RelationOptions options;

    Relation(
            EntityTable<E, ?> table,
            String name,
            Supplier<? extends EntityTable<?, ?>> target,
            Loading loading,
            RelationOptions options) {
        this.table = table;
        this.name = name;
        this.target = target;
        this.loading = loading;
        this.options = options;
    }

    /** The name of the field. */
    public final String name() {
        return name;
    }

    /** When it is loaded unless a query says otherwise. */
    public final Loading loading() {
        return loading;
    }

    public final RelationOptions options() {
        return options;
    }

    /** Whether it is loaded together with its owner unless a query says otherwise. */
    public final boolean eager() {
        return loading.eager();
    }

    /** The other entity's table. */
    @Override
    public final EntityTable<?, ?> target() {
        return target.get();
    }

    public final EntityMapping<E, ?> owner() {
        return table.mapping();
    }

    public final EntityMapping<?, ?> targetMapping() {
        return target().mapping();
    }

    /** Whether deleting an object deletes those it is related to. */
    public final boolean cascadesDelete() {
        return options.cascade().contains(Cascade.DELETE);
    }

    @Override
    public final BooleanExpression on() {
        return on(target());
    }

    @Override
    public final JoinPath to(TableSource alias) {
        return new AliasedPath(alias, on(alias));
    }

    /** Loads it with the query, in one more statement per 500 owners. */
    public final LoadOption selectin() {
        return option(Loading.SELECTIN);
    }

    /**
     * Loads it with the query, in the same statement; see {@link Loading#JOINED}.
     *
     * @throws UnsupportedFeatureException if it is a collection
     */
    public final LoadOption joined() {
        return option(Loading.JOINED);
    }

    /**
     * Loads it with the query, by repeating the query as a subquery.
     *
     * @throws UnsupportedFeatureException always, so far
     */
    public final LoadOption subquery() {
        return option(Loading.SUBQUERY);
    }

    /** Loads it on first touch, for all owners of the result at once. */
    public final LoadOption lazy() {
        return option(Loading.LAZY);
    }

    /** Loads it on first touch, for one owner. */
    public final LoadOption lazyOne() {
        return option(Loading.LAZY_ONE);
    }

    /** Makes touching it unloaded an error. */
    public final LoadOption raise() {
        return option(Loading.RAISE);
    }

    /** Makes it read as empty while it is unloaded. */
    public final LoadOption none() {
        return option(Loading.NONE);
    }

    private LoadOption option(Loading how) {
        supported(how, this);
        return new LoadOption(this, how, List.of());
    }

    /** @throws UnsupportedFeatureException for a way of loading that does not exist yet */
    static void supported(Loading how, Relation<?, ?> relation) {
        if (how == Loading.SUBQUERY || (how == Loading.JOINED && relation instanceof ToMany<?, ?>)) {
            throw new UnsupportedFeatureException(
                    relation + " cannot be loaded by " + how + " yet"
                            + (how == Loading.JOINED ? ", as a collection" : ""),
                    "use SELECTIN, which takes one more statement");
        }
    }

    final EntityTable<E, ?> table() {
        return table;
    }

    abstract BooleanExpression on(TableSource other);

    /** Whether there is a related row for which the conditions hold. */
    final BooleanExpression related(TableSource other, BooleanExpression... conditions) {
        if (other.fromNode().reference().equals(table.fromNode().reference())) {
            throw new InvalidStatementException(
                    this
                            + " leads to a row of the same table, and the conditions do not say which of the two they mean",
                    "give an alias of the table, and conditions on it");
        }
        return Sql.exists(Sql.select(column(other, 0).expression())
                .from(other)
                .where(on(other))
                .where(conditions));
    }

    /** The entity's column of a table or alias, by its index. */
    static ColumnExpression<?> column(TableSource table, int index) {
        return table.declaredColumns().get(index);
    }

    @SuppressWarnings("unchecked") // a foreign key's column has the type of the key that it refers to
    static BooleanExpression equal(ColumnExpression<?> left, ColumnExpression<?> right) {
        return ((Expression<Object>) left.expression()).eq((Expression<Object>) right.expression());
    }

    @SuppressWarnings("unchecked")
    static BooleanExpression equal(ColumnExpression<?> column, Object key) {
        return ((Expression<Object>) column.expression()).eq(key);
    }

    static int indexOf(TableSource table, ColumnExpression<?> column) {
        int index = table.declaredColumns().indexOf(column);
        if (index < 0) {
            throw new MappingException(
                    "column " + column.name() + " does not belong to " + table.name(),
                    "give the relationship a column of its own table");
        }
        return index;
    }

    static Object keyOf(EntityMapping<?, ?> mapping, Object entity) {
        var key = mapping.keyOf(entity);
        if (key == null) {
            throw new MappingException(
                    mapping.describe(entity) + " has no key yet, so rows cannot be compared with it",
                    "add it to a session and flush first");
        }
        return key;
    }

    @Override
    public final String toString() {
        return table.mapping().entityType().getSimpleName() + "." + name;
    }

    private record AliasedPath(TableSource target, BooleanExpression on) implements JoinPath {
        @Override
        public JoinPath to(TableSource alias) {
            throw new MappingException(
                    "this join already goes to the alias " + target.alias(), "start again from the relationship");
        }
    }
}
