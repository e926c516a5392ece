package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InQueryNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NameNode;
import dev.aludel.sql.tree.NamedFunctionNode;
import dev.aludel.sql.tree.NullTestNode;
import dev.aludel.sql.tree.OperationNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed SQL expression: a value that describes SQL and never executes. Immutable and thread-safe. Every Java value in it
 * becomes a bind parameter.
 *
 * @param <T> the Java class of its values
 */
@CheckReturnValue
public abstract sealed class Expression<T> implements Selectable<T>, Sortable
        permits BooleanExpression, OrderedExpression, ValueExpression {
    private final ExpressionNode node;
    private final SqlType<T> type;
    private final boolean nullable;

    Expression(ExpressionNode node, SqlType<T> type, boolean nullable) {
        this.node = node;
        this.type = type;
        this.nullable = nullable;
    }

    public final ExpressionNode node() {
        return node;
    }

    public final SqlType<T> type() {
        return type;
    }

    /** Whether it may be NULL by itself; an outer join can make NULL of any column. */
    public final boolean nullable() {
        return nullable;
    }

    /** The name of its column in a result: its label, its column's name, its function's name, or empty. */
    public final String label() {
        return switch (node) {
            case NameNode name -> name.name();
            case FunctionNode function -> function.function().label();
            case NamedFunctionNode function -> function.name().getLast();
            default -> LabelNode.nameOf(node);
        };
    }

    /** Names it in the select list. */
    public abstract Expression<T> as(String label);

    public final BooleanExpression eq(T value) {
        return compare(Operator.EQUAL, value);
    }

    public final BooleanExpression eq(Expression<? extends T> other) {
        return compare(Operator.EQUAL, other);
    }

    public final BooleanExpression ne(T value) {
        return compare(Operator.NOT_EQUAL, value);
    }

    public final BooleanExpression ne(Expression<? extends T> other) {
        return compare(Operator.NOT_EQUAL, other);
    }

    /** Not equal, where NULL is a value like others. */
    public final BooleanExpression isDistinctFrom(@Nullable T value) {
        return new BooleanExpression(
                new BinaryNode(Operator.DISTINCT, bare(), new BindNode(type.unlimited(), value), SqlTypes.BOOLEAN),
                false);
    }

    /** Not equal, where NULL is a value like others. */
    public final BooleanExpression isDistinctFrom(Expression<? extends T> other) {
        return new BooleanExpression(new BinaryNode(Operator.DISTINCT, bare(), other.bare(), SqlTypes.BOOLEAN), false);
    }

    /** Equal, where NULL is a value like others. */
    public final BooleanExpression isNotDistinctFrom(@Nullable T value) {
        return new BooleanExpression(
                new BinaryNode(Operator.NOT_DISTINCT, bare(), new BindNode(type.unlimited(), value), SqlTypes.BOOLEAN),
                false);
    }

    /** Equal, where NULL is a value like others. */
    public final BooleanExpression isNotDistinctFrom(Expression<? extends T> other) {
        return new BooleanExpression(
                new BinaryNode(Operator.NOT_DISTINCT, bare(), other.bare(), SqlTypes.BOOLEAN), false);
    }

    public final BooleanExpression isNull() {
        return new BooleanExpression(new NullTestNode(bare(), false), false);
    }

    public final BooleanExpression isNotNull() {
        return new BooleanExpression(new NullTestNode(bare(), true), false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public final BooleanExpression in(T first, T... rest) {
        return in(listOf(first, rest), false);
    }

    /** One of the values; false when there is none. */
    public final BooleanExpression in(Collection<? extends T> values) {
        return in(values, false);
    }

    public final BooleanExpression in(Query<? extends T> query) {
        return in(query, false);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public final BooleanExpression notIn(T first, T... rest) {
        return in(listOf(first, rest), true);
    }

    /** None of the values; true when there is none. */
    public final BooleanExpression notIn(Collection<? extends T> values) {
        return in(values, true);
    }

    public final BooleanExpression notIn(Query<? extends T> query) {
        return in(query, true);
    }

    public final Order asc() {
        return new Order(new OrderNode(node, false, OrderNode.Nulls.DEFAULT));
    }

    public final Order desc() {
        return new Order(new OrderNode(node, true, OrderNode.Nulls.DEFAULT));
    }

    @Override
    public final Order order() {
        return asc();
    }

    /** How many rows have a value here. */
    public final LongExpression count() {
        return new LongExpression(new FunctionNode(StandardFunction.COUNT, List.of(bare()), SqlTypes.BIGINT), false);
    }

    /** How many different values there are. */
    public final LongExpression countDistinct() {
        return count().distinct();
    }

    /**
     * An operator of the database, of which Aludel knows nothing but how it is written: {@code POINT.at.op("<->", other)
     * .asDouble()}. It is never mixed with others without parentheses.
     *
     * @param operator symbols such as {@code <->}, or words such as {@code SOUNDS LIKE}
     * @throws dev.aludel.error.InvalidStatementException if it is something else
     */
    public final Untyped op(String operator, Expression<?> other) {
        String checked = OperatorWords.checked(operator);
        return new Untyped(result -> new OperationNode(checked, bare(), other.bare(), result), true);
    }

    /** {@link #op(String, Expression)} with a value of this type. */
    public final Untyped op(String operator, T value) {
        String checked = OperatorWords.checked(operator);
        var bound = bind(value);
        return new Untyped(result -> new OperationNode(checked, bare(), bound, result), true);
    }

    @Override
    public final List<Expression<?>> columns() {
        return List.of(this);
    }

    @Override
    public final RowDecoder<T> decoder() {
        if (nullable) {
            return (row, offset, scope) -> type.read(row, offset);
        }
        return (row, offset, scope) -> {
            T value = type.read(row, offset);
            if (value == null) {
                throw unexpectedNull();
            }
            return value;
        };
    }

    /** For messages: the column's table and name, or the SQL. */
    final String description() {
        return switch (node) {
            case ColumnNode column -> column.table().reference() + "." + column.name();
            case DerivedColumnNode column -> column.source().reference() + "." + column.name();
            case LabelNode labelled -> labelled.label();
            default -> toString();
        };
    }

    final UnexpectedNullException unexpectedNull() {
        return new UnexpectedNullException(
                description() + " is NULL in the row, but is read as "
                        + type.javaType().getSimpleName() + ", which has none",
                "select it with optional(), or give it a value with coalesce");
    }

    /** An expression of this kind, without limits of length or digits. */
    abstract Expression<T> with(ExpressionNode node, boolean nullable);

    /** The expression that it is. */
    @SuppressWarnings("unchecked") // the kinds are sealed: each is an expression of its own values
    static <T> Expression<T> of(ExpressionOf<T, ?> kind) {
        return (Expression<T>) (Expression<?>) kind;
    }

    /** An expression of the same kind as the sample. */
    @SuppressWarnings("unchecked") // the kinds are sealed: with(..) of each gives its own kind
    static <T, E extends Expression<T>> E like(ExpressionOf<T, E> sample, ExpressionNode node, boolean nullable) {
        return (E) of(sample).with(node, nullable);
    }

    /** Without the label that only a select list and ORDER BY know. */
    final ExpressionNode bare() {
        return node instanceof LabelNode labelled ? labelled.operand() : node;
    }

    final BindNode bind(@Nullable T value) {
        if (value == null) {
            throw new ParameterException(
                    description() + " is compared with null, which is never true in SQL",
                    "use isNull() or isNotNull()");
        }
        return new BindNode(type.unlimited(), value);
    }

    final BooleanExpression compare(Operator operator, @Nullable T value) {
        return new BooleanExpression(new BinaryNode(operator, bare(), bind(value), SqlTypes.BOOLEAN), nullable);
    }

    final BooleanExpression compare(Operator operator, Expression<?> other) {
        return new BooleanExpression(
                new BinaryNode(operator, bare(), other.bare(), SqlTypes.BOOLEAN), nullable || other.nullable);
    }

    private BooleanExpression in(Collection<? extends T> values, boolean negated) {
        var list = new ValueListNode(type.unlimited(), new ArrayList<>(values));
        for (int i = 0; i < list.values().size(); i++) {
            if (list.values().get(i) == null) {
                throw new ParameterException(
                        "the list that " + description() + " is looked up in has a null at position " + i
                                + ", which never equals anything in SQL",
                        "leave it out, and add or(..isNull()) if NULL is meant");
            }
        }
        return new BooleanExpression(new InListNode(bare(), list, negated), nullable);
    }

    private BooleanExpression in(Query<? extends T> query, boolean negated) {
        if (query.tree() instanceof QueryNode tree) {
            return new BooleanExpression(new InQueryNode(bare(), tree, negated), true);
        }
        throw new ParameterException("a statement that changes rows cannot stand inside a condition", "use a SELECT");
    }

    private static <T> List<T> listOf(T first, T[] rest) {
        List<T> all = new ArrayList<>(rest.length + 1);
        all.add(first);
        for (T value : rest) {
            all.add(value);
        }
        return all;
    }

    @Override
    public String toString() {
        return Printing.print(node);
    }
}
