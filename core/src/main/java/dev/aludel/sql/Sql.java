package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.ExistsNode;
import dev.aludel.sql.tree.NameNode;
import dev.aludel.sql.tree.QueryNode;
import java.util.List;

/**
 * Where statements begin; meant for a static import, which brings the functions of {@link Expressions} and {@link Queries} along; more of them are
 * in {@link Fn}. Nothing here executes anything. Thread-safe, stateless.
 *
 * <pre>{@code
 * select(USER.name, count(POST.id).as("posts")).leftJoin(USER.posts).groupBy(USER.name)
 * }</pre>
 */
@CheckReturnValue
public final class Sql extends Queries {
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

    /**
     * A column by nothing but its name, to be found in the result of raw SQL:
     * {@code text("select count(*) as n from users").into(column("n").asLong())}.
     */
    public static Untyped column(String name) {
        return new Untyped(type -> new NameNode(name, type), true);
    }

    /** Whether a query has a row. It may refer to the tables of the query around it. */
    public static BooleanExpression exists(Query<?> query) {
        return new BooleanExpression(new ExistsNode(nested(query)), false);
    }

    /** How many rows a query has. */
    public static Select<Long> countOf(Query<?> query) {
        var item = count();
        return new Select<>(Counting.rows(nested(query), item.node()), List.of(item), item.decoder(), List.of());
    }

    private static QueryNode nested(Query<?> query) {
        if (query.tree() instanceof QueryNode tree) {
            return tree;
        }
        throw new ParameterException("a statement that changes rows cannot stand inside another one", "use a SELECT");
    }
}
