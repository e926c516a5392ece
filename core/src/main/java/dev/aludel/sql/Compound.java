package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.SetNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Queries put together, made by {@link Combinable#union} and its like. Its columns are those of the first of them, by which
 * it is ordered and read. Immutable and thread-safe.
 *
 * @param <T> what a row is read as
 * @param <S> the class of the single queries
 */
@CheckReturnValue
public final class Compound<T, S extends Chain<T, S>> implements Combinable<T, S> {
    private final SetNode tree;
    private final Query<T> first;

    private Compound(SetNode tree, Query<T> first) {
        this.tree = tree;
        this.first = first;
    }

    static <T, S extends Chain<T, S>> Compound<T, S> of(
            SetNode.Kind kind, boolean all, Combinable<T, S> left, Combinable<T, S> right) {
        requireAlike(left.columns(), right.columns());
        return new Compound<>(new SetNode(kind, all, left.tree(), right.tree(), List.of(), null, null), left);
    }

    /** Further keys to order by: columns of the first query, or labels of its select list. */
    public Compound<T, S> orderBy(Sortable... keys) {
        List<OrderNode> all = new ArrayList<>(tree.orderBy());
        for (Sortable key : keys) {
            all.add(key.order().node());
        }
        return new Compound<>(
                new SetNode(tree.kind(), tree.all(), tree.left(), tree.right(), all, tree.limit(), tree.offset()),
                first);
    }

    /** At most so many rows. */
    public Compound<T, S> limit(long rows) {
        var limit = Chain.count(rows, "limit");
        return new Compound<>(
                new SetNode(tree.kind(), tree.all(), tree.left(), tree.right(), tree.orderBy(), limit, tree.offset()),
                first);
    }

    /** Leaves out the first rows. */
    public Compound<T, S> offset(long rows) {
        var offset = Chain.count(rows, "offset");
        return new Compound<>(
                new SetNode(tree.kind(), tree.all(), tree.left(), tree.right(), tree.orderBy(), tree.limit(), offset),
                first);
    }

    /** Turns each row into something else. */
    public <R> Query<R> map(Function<? super T, ? extends R> function) {
        return new MappedQuery<>(this, function);
    }

    @Override
    public SetNode tree() {
        return tree;
    }

    @Override
    public List<Expression<?>> columns() {
        return first.columns();
    }

    @Override
    public RowDecoder<T> decoder() {
        return first.decoder();
    }

    @Override
    public List<QueryOption> options() {
        return first.options();
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }

    private static void requireAlike(List<Expression<?>> left, List<Expression<?>> right) {
        if (left.size() != right.size()) {
            throw new InvalidStatementException(
                    "a query of " + left.size() + " columns is put together with one of " + right.size(),
                    "select as many columns in both");
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).type().javaType().equals(right.get(i).type().javaType())) {
                throw new InvalidStatementException(
                        "column " + (i + 1) + " is "
                                + left.get(i).type().javaType().getSimpleName() + " in one query and "
                                + right.get(i).type().javaType().getSimpleName() + " in the other",
                        "select the same types in both, by cast(..) if need be");
            }
        }
    }
}
