package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.ExistsNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where statements begin; meant for a static import. Nothing here executes anything. Thread-safe, stateless.
 *
 * <pre>{@code
 * select(USER.name, count(POST.id).as("posts")).leftJoin(USER.posts).groupBy(USER.name)
 * }</pre>
 */
@CheckReturnValue
public final class Sql {
    private Sql() {}

    public static <T> Select<T> select(Selectable<T> item) {
        return Select.of(item);
    }

    public static <A, B> Select2<A, B> select(Selectable<A> a, Selectable<B> b) {
        return new Select2<>(new Items(a, b));
    }

    public static <A, B, C> Select3<A, B, C> select(Selectable<A> a, Selectable<B> b, Selectable<C> c) {
        return new Select3<>(new Items(a, b, c));
    }

    public static <A, B, C, D> Select4<A, B, C, D> select(
            Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d) {
        return new Select4<>(new Items(a, b, c, d));
    }

    public static <A, B, C, D, E> Select5<A, B, C, D, E> select(
            Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d, Selectable<E> e) {
        return new Select5<>(new Items(a, b, c, d, e));
    }

    public static <A, B, C, D, E, F> Select6<A, B, C, D, E, F> select(
            Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d, Selectable<E> e, Selectable<F> f) {
        return new Select6<>(new Items(a, b, c, d, e, f));
    }

    public static <A, B, C, D, E, F, G> Select7<A, B, C, D, E, F, G> select(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g) {
        return new Select7<>(new Items(a, b, c, d, e, f, g));
    }

    public static <A, B, C, D, E, F, G, H> Select8<A, B, C, D, E, F, G, H> select(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h) {
        return new Select8<>(new Items(a, b, c, d, e, f, g, h));
    }

    public static <A, B, C, D, E, F, G, H, I> Select9<A, B, C, D, E, F, G, H, I> select(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i) {
        return new Select9<>(new Items(a, b, c, d, e, f, g, h, i));
    }

    public static <A, B, C, D, E, F, G, H, I, J> Select10<A, B, C, D, E, F, G, H, I, J> select(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j) {
        return new Select10<>(new Items(a, b, c, d, e, f, g, h, i, j));
    }

    public static <A, B, C, D, E, F, G, H, I, J, K> Select11<A, B, C, D, E, F, G, H, I, J, K> select(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j,
            Selectable<K> k) {
        return new Select11<>(new Items(a, b, c, d, e, f, g, h, i, j, k));
    }

    public static <A, B, C, D, E, F, G, H, I, J, K, L> Select12<A, B, C, D, E, F, G, H, I, J, K, L> select(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j,
            Selectable<K> k,
            Selectable<L> l) {
        return new Select12<>(new Items(a, b, c, d, e, f, g, h, i, j, k, l));
    }

    public static <A, B> Tuple2<A, B> row(Selectable<A> a, Selectable<B> b) {
        return new Tuple2<>(new Items(a, b));
    }

    public static <A, B, C> Tuple3<A, B, C> row(Selectable<A> a, Selectable<B> b, Selectable<C> c) {
        return new Tuple3<>(new Items(a, b, c));
    }

    public static <A, B, C, D> Tuple4<A, B, C, D> row(
            Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d) {
        return new Tuple4<>(new Items(a, b, c, d));
    }

    public static <A, B, C, D, E> Tuple5<A, B, C, D, E> row(
            Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d, Selectable<E> e) {
        return new Tuple5<>(new Items(a, b, c, d, e));
    }

    public static <A, B, C, D, E, F> Tuple6<A, B, C, D, E, F> row(
            Selectable<A> a, Selectable<B> b, Selectable<C> c, Selectable<D> d, Selectable<E> e, Selectable<F> f) {
        return new Tuple6<>(new Items(a, b, c, d, e, f));
    }

    public static <A, B, C, D, E, F, G> Tuple7<A, B, C, D, E, F, G> row(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g) {
        return new Tuple7<>(new Items(a, b, c, d, e, f, g));
    }

    public static <A, B, C, D, E, F, G, H> Tuple8<A, B, C, D, E, F, G, H> row(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h) {
        return new Tuple8<>(new Items(a, b, c, d, e, f, g, h));
    }

    public static <A, B, C, D, E, F, G, H, I> Tuple9<A, B, C, D, E, F, G, H, I> row(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i) {
        return new Tuple9<>(new Items(a, b, c, d, e, f, g, h, i));
    }

    public static <A, B, C, D, E, F, G, H, I, J> Tuple10<A, B, C, D, E, F, G, H, I, J> row(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j) {
        return new Tuple10<>(new Items(a, b, c, d, e, f, g, h, i, j));
    }

    public static <A, B, C, D, E, F, G, H, I, J, K> Tuple11<A, B, C, D, E, F, G, H, I, J, K> row(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j,
            Selectable<K> k) {
        return new Tuple11<>(new Items(a, b, c, d, e, f, g, h, i, j, k));
    }

    public static <A, B, C, D, E, F, G, H, I, J, K, L> Tuple12<A, B, C, D, E, F, G, H, I, J, K, L> row(
            Selectable<A> a,
            Selectable<B> b,
            Selectable<C> c,
            Selectable<D> d,
            Selectable<E> e,
            Selectable<F> f,
            Selectable<G> g,
            Selectable<H> h,
            Selectable<I> i,
            Selectable<J> j,
            Selectable<K> k,
            Selectable<L> l) {
        return new Tuple12<>(new Items(a, b, c, d, e, f, g, h, i, j, k, l));
    }

    /** Selects any number of items, read as rows. */
    public static Select<Row> selectAll(Selectable<?>... items) {
        return Select.rows(new Items(items));
    }

    /** Selects any number of items, read as rows. */
    public static Select<Row> selectAll(List<? extends Selectable<?>> items) {
        return Select.rows(new Items(items));
    }

    public static InsertInto insert(TableSource table) {
        return new InsertInto(table);
    }

    public static UpdateTable update(TableSource table) {
        return new UpdateTable(table);
    }

    public static DeleteFrom delete(TableSource table) {
        return new DeleteFrom(table);
    }

    /** Raw SQL, in which {@code :name} stands for a value. */
    public static Text text(String sql) {
        return new Text(sql);
    }

    public static BooleanExpression and(BooleanExpression first, BooleanExpression... others) {
        return BooleanExpression.junction(true, first, others);
    }

    public static BooleanExpression or(BooleanExpression first, BooleanExpression... others) {
        return BooleanExpression.junction(false, first, others);
    }

    public static BooleanExpression not(BooleanExpression condition) {
        return condition.not();
    }

    /** A condition that stands only if it is wanted; otherwise {@code where}, {@code and} and {@code or} drop it. */
    public static BooleanExpression when(boolean wanted, Supplier<BooleanExpression> condition) {
        return wanted ? condition.get() : BooleanExpression.NONE;
    }

    /** A condition on a value that is there, or none when it is null: {@code when(keyword, word -> USER.name.contains(word))}. */
    public static <T> BooleanExpression when(@Nullable T value, Function<? super T, BooleanExpression> condition) {
        return value == null ? BooleanExpression.NONE : condition.apply(value);
    }

    /** Whether a query has a row. It may refer to the tables of the query around it. */
    public static BooleanExpression exists(Query<?> query) {
        return new BooleanExpression(new ExistsNode(nested(query)), false);
    }

    /** How many rows there are. */
    public static LongExpression count() {
        return new LongExpression(new FunctionNode("count", List.of(), false, SqlTypes.BIGINT), false);
    }

    /** How many rows have a value here. */
    public static LongExpression count(Expression<?> expression) {
        return expression.count();
    }

    /** How many rows a query has. */
    public static Select<Long> countOf(Query<?> query) {
        var item = count();
        return new Select<>(Counting.rows(nested(query), item.node()), List.of(item), item.decoder(), List.of());
    }

    public static LongExpression sum(ShortExpression expression) {
        return expression.sum();
    }

    public static LongExpression sum(IntExpression expression) {
        return expression.sum();
    }

    public static DecimalExpression sum(LongExpression expression) {
        return expression.sum();
    }

    public static DoubleExpression sum(FloatExpression expression) {
        return expression.sum();
    }

    public static DoubleExpression sum(DoubleExpression expression) {
        return expression.sum();
    }

    public static DecimalExpression sum(DecimalExpression expression) {
        return expression.sum();
    }

    public static DecimalExpression avg(ShortExpression expression) {
        return expression.avg();
    }

    public static DecimalExpression avg(IntExpression expression) {
        return expression.avg();
    }

    public static DecimalExpression avg(LongExpression expression) {
        return expression.avg();
    }

    public static DoubleExpression avg(FloatExpression expression) {
        return expression.avg();
    }

    public static DoubleExpression avg(DoubleExpression expression) {
        return expression.avg();
    }

    public static DecimalExpression avg(DecimalExpression expression) {
        return expression.avg();
    }

    public static ShortExpression min(ShortExpression expression) {
        return expression.min();
    }

    public static IntExpression min(IntExpression expression) {
        return expression.min();
    }

    public static LongExpression min(LongExpression expression) {
        return expression.min();
    }

    public static FloatExpression min(FloatExpression expression) {
        return expression.min();
    }

    public static DoubleExpression min(DoubleExpression expression) {
        return expression.min();
    }

    public static DecimalExpression min(DecimalExpression expression) {
        return expression.min();
    }

    public static TextExpression min(TextExpression expression) {
        return expression.min();
    }

    public static <T> ComparableExpression<T> min(ComparableExpression<T> expression) {
        return expression.min();
    }

    public static ShortExpression max(ShortExpression expression) {
        return expression.max();
    }

    public static IntExpression max(IntExpression expression) {
        return expression.max();
    }

    public static LongExpression max(LongExpression expression) {
        return expression.max();
    }

    public static FloatExpression max(FloatExpression expression) {
        return expression.max();
    }

    public static DoubleExpression max(DoubleExpression expression) {
        return expression.max();
    }

    public static DecimalExpression max(DecimalExpression expression) {
        return expression.max();
    }

    public static TextExpression max(TextExpression expression) {
        return expression.max();
    }

    public static <T> ComparableExpression<T> max(ComparableExpression<T> expression) {
        return expression.max();
    }

    public static IntExpression coalesce(IntExpression expression, int value) {
        return expression.coalesce(value);
    }

    public static LongExpression coalesce(LongExpression expression, long value) {
        return expression.coalesce(value);
    }

    public static DoubleExpression coalesce(DoubleExpression expression, double value) {
        return expression.coalesce(value);
    }

    public static DecimalExpression coalesce(DecimalExpression expression, long value) {
        return expression.coalesce(value);
    }

    public static DecimalExpression coalesce(DecimalExpression expression, BigDecimal value) {
        return expression.coalesce(value);
    }

    public static TextExpression coalesce(TextExpression expression, String value) {
        return expression.coalesce(value);
    }

    public static <T> ComparableExpression<T> coalesce(ComparableExpression<T> expression, T value) {
        return expression.coalesce(value);
    }

    public static <T> ComparableExpression<T> coalesce(
            ComparableExpression<T> expression, Expression<? extends T> other) {
        return expression.coalesce(other);
    }

    public static IntExpression value(int value) {
        return new IntExpression(new BindNode(SqlTypes.INTEGER, value), false);
    }

    public static LongExpression value(long value) {
        return new LongExpression(new BindNode(SqlTypes.BIGINT, value), false);
    }

    public static DoubleExpression value(double value) {
        return new DoubleExpression(new BindNode(SqlTypes.DOUBLE, value), false);
    }

    public static DecimalExpression value(BigDecimal value) {
        return new DecimalExpression(new BindNode(SqlTypes.DECIMAL, value), SqlTypes.DECIMAL, false);
    }

    public static TextExpression value(String value) {
        return new TextExpression(new BindNode(SqlTypes.TEXT, value), SqlTypes.TEXT, false);
    }

    public static BooleanExpression value(boolean value) {
        return new BooleanExpression(new ConstantNode(value), false);
    }

    /** A value of any other type; it is a bind parameter, as every value is. */
    public static <T> ComparableExpression<T> literal(T value, SqlType<T> type) {
        return new ComparableExpression<>(new BindNode(type, value), type, false);
    }

    /** What each row of a {@link Batch} has at the index. */
    public static <T> Expression<T> parameter(int index, SqlType<T> type) {
        return new ValueExpression<>(new ParameterNode(index, type), type, true);
    }

    private static QueryNode nested(Query<?> query) {
        if (query.tree() instanceof QueryNode tree) {
            return tree;
        }
        throw new ParameterException("a statement that changes rows cannot stand inside another one", "use a SELECT");
    }
}
