package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InQueryNode;
import dev.aludel.sql.tree.InTupleListNode;
import dev.aludel.sql.tree.InTuplesNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.TupleNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several expressions that are compared as one: by the first, where those are equal by the second, and so on. Immutable and
 * thread-safe.
 *
 * @param <S> the kind of tuple
 */
@CheckReturnValue
public abstract sealed class TupleExpression<S extends TupleExpression<S>> permits TupleOf2, TupleOf3 {
    private final List<Expression<?>> items;

    TupleExpression(List<Expression<?>> items) {
        this.items = List.copyOf(items);
    }

    public final BooleanExpression eq(S other) {
        return compare(Operator.EQUAL, other);
    }

    public final BooleanExpression ne(S other) {
        return compare(Operator.NOT_EQUAL, other);
    }

    public final BooleanExpression lt(S other) {
        return compare(Operator.LESS, other);
    }

    public final BooleanExpression le(S other) {
        return compare(Operator.LESS_OR_EQUAL, other);
    }

    public final BooleanExpression gt(S other) {
        return compare(Operator.GREATER, other);
    }

    public final BooleanExpression ge(S other) {
        return compare(Operator.GREATER_OR_EQUAL, other);
    }

    /** One of the tuples; false when there is none. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public final BooleanExpression in(S first, S... rest) {
        return in(listOf(first, rest), false);
    }

    /** None of the tuples; true when there is none. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public final BooleanExpression notIn(S first, S... rest) {
        return in(listOf(first, rest), true);
    }

    /** One of the tuples; false when there is none. */
    public final BooleanExpression in(Collection<? extends S> tuples) {
        return in(tuples, false);
    }

    /** None of the tuples; true when there is none. */
    public final BooleanExpression notIn(Collection<? extends S> tuples) {
        return in(tuples, true);
    }

    /**
     * One of the rows of raw SQL.
     *
     * @throws ParameterException if it has more or fewer columns
     */
    public final BooleanExpression in(TypedText<?> query) {
        return in(query, false);
    }

    /**
     * None of the rows of raw SQL.
     *
     * @throws ParameterException if it has more or fewer columns
     */
    public final BooleanExpression notIn(TypedText<?> query) {
        return in(query, true);
    }

    final BooleanExpression compare(Operator operator, S other) {
        return new BooleanExpression(
                new BinaryNode(operator, node(), other.node(), SqlTypes.BOOLEAN), nullable() || other.nullable());
    }

    final BooleanExpression in(Collection<? extends S> tuples, boolean negated) {
        List<TupleNode> nodes = new ArrayList<>(tuples.size());
        boolean nullable = nullable();
        for (S tuple : tuples) {
            nodes.add(tuple.node());
            nullable |= tuple.nullable();
        }
        List<ValueListNode> columns = valuesOnly(nodes);
        return new BooleanExpression(
                columns == null
                        ? new InTuplesNode(node(), nodes, negated)
                        : new InTupleListNode(node(), columns, negated),
                nullable);
    }

    /** The values by their place, so that lists of every length are one statement; null if there is more than values. */
    private @Nullable List<ValueListNode> valuesOnly(List<TupleNode> tuples) {
        List<ValueListNode> columns = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            SqlType<?> type = null;
            List<@Nullable Object> values = new ArrayList<>(tuples.size());
            for (TupleNode tuple : tuples) {
                if (!(tuple.operands().get(i) instanceof BindNode value)
                        || (type != null && !type.equals(value.type()))) {
                    return null;
                }
                type = value.type();
                values.add(value.value());
            }
            columns.add(new ValueListNode(type == null ? items.get(i).type().unlimited() : type, values));
        }
        return columns;
    }

    final BooleanExpression in(Query<?> query, boolean negated) {
        if (query.columns().size() != items.size()) {
            throw new ParameterException(
                    "a tuple of " + items.size() + " is looked up in a query with "
                            + query.columns().size() + " columns",
                    "select as many columns");
        }
        if (query.tree() instanceof QueryNode tree) {
            return new BooleanExpression(new InQueryNode(node(), tree, negated), true);
        }
        throw new ParameterException("a statement that changes rows cannot stand inside a condition", "use a SELECT");
    }

    final TupleNode node() {
        List<ExpressionNode> nodes = new ArrayList<>(items.size());
        for (Expression<?> item : items) {
            nodes.add(item.bare());
        }
        return new TupleNode(nodes);
    }

    final boolean nullable() {
        return items.stream().anyMatch(Expression::nullable);
    }

    private static <S> List<S> listOf(S first, S[] rest) {
        List<S> all = new ArrayList<>(rest.length + 1);
        all.add(first);
        all.addAll(Arrays.asList(rest));
        return all;
    }
}
