package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.NamedFunctionNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.TypedNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Conditions, values, choices, aggregates and windows: what nearly every statement needs, and therefore part of
 * {@link Sql}. Thread-safe, stateless.
 */
@CheckReturnValue
public abstract sealed class Expressions permits Queries {
    Expressions() {}

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

    public static ShortExpression value(short value) {
        return new ShortExpression(new BindNode(SqlTypes.SMALLINT, value), false);
    }

    public static IntExpression value(int value) {
        return new IntExpression(new BindNode(SqlTypes.INTEGER, value), false);
    }

    public static LongExpression value(long value) {
        return new LongExpression(new BindNode(SqlTypes.BIGINT, value), false);
    }

    public static FloatExpression value(float value) {
        return new FloatExpression(new BindNode(SqlTypes.REAL, value), false);
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

    /** TRUE or FALSE, written into the SQL. */
    public static BooleanExpression value(boolean value) {
        return new BooleanExpression(new ConstantNode(value), false);
    }

    /** A date, a time of day, or a moment. */
    public static <T extends Temporal> TemporalExpression<T> value(T value) {
        SqlType<T> type = ValueTypes.typeOf(value);
        return new TemporalExpression<>(new BindNode(type, value), type, false);
    }

    /** A value of any other type; it is a bind parameter, as every value is. */
    public static <T> ComparableExpression<T> literal(T value, SqlType<T> type) {
        return new ComparableExpression<>(new BindNode(type, value), type, false);
    }

    /**
     * A value whose class says which type it has, such as a UUID, a Duration or an enumeration's constant.
     *
     * @throws dev.aludel.error.ParameterException if the class has no type by itself
     */
    public static <T> ComparableExpression<T> literal(T value) {
        return literal(value, ValueTypes.typeOf(value));
    }

    /** NULL of a type: {@code noValue().asInt()}. */
    public static Untyped noValue() {
        return new Untyped(type -> new CastNode(new BindNode(type, null), type), true);
    }

    /** What each row of a {@link Batch} has at the index. */
    public static <T> Expression<T> parameter(int index, SqlType<T> type) {
        return new ValueExpression<>(new ParameterNode(index, type), type, true);
    }

    /** A value converted by the database: {@code cast(USER.name).asInt()}. What cannot be converted is an error there. */
    public static Untyped cast(Expression<?> expression) {
        return new Untyped(type -> new CastNode(expression.bare(), type), expression.nullable());
    }

    /** The same SQL, known to Java as another type: {@code typed(Pg.element(..)).asText()}. The database sees no difference. */
    public static Untyped typed(Expression<?> expression) {
        return new Untyped(type -> new TypedNode(expression.bare(), type), expression.nullable());
    }

    /**
     * A function of the database by its name: {@code function("soundex", USER.name).asText()}. The name is quoted if it needs
     * to be; what it gives may be aggregated {@code over} a window, if it is an aggregate.
     */
    public static Untyped function(String name, Expression<?>... arguments) {
        return named(List.of(name), arguments);
    }

    /** A function of a schema of the database. */
    public static Untyped functionIn(String schema, String name, Expression<?>... arguments) {
        return named(List.of(schema, name), arguments);
    }

    private static Untyped named(List<String> name, Expression<?>... arguments) {
        List<ExpressionNode> nodes = nodes(Arrays.asList(arguments));
        return new Untyped(type -> new NamedFunctionNode(name, nodes, type), true);
    }

    public static <A, B> TupleOf2<A, B> tuple(Expression<A> a, Expression<B> b) {
        return new TupleOf2<>(a, b);
    }

    public static <A, B, C> TupleOf3<A, B, C> tuple(Expression<A> a, Expression<B> b, Expression<C> c) {
        return new TupleOf3<>(a, b, c);
    }

    /** The result if the condition holds; go on with {@code when(..)} and {@code otherwise(..)}. */
    public static <T, E extends Expression<T>> CaseWhen<T, E> caseWhen(
            BooleanExpression condition, ExpressionOf<T, E> result) {
        return new CaseWhen<>(condition, result);
    }

    public static CaseWhen<String, TextExpression> caseWhen(BooleanExpression condition, String result) {
        return new CaseWhen<>(condition, value(result));
    }

    public static CaseWhen<Integer, IntExpression> caseWhen(BooleanExpression condition, int result) {
        return new CaseWhen<>(condition, value(result));
    }

    public static CaseWhen<Long, LongExpression> caseWhen(BooleanExpression condition, long result) {
        return new CaseWhen<>(condition, value(result));
    }

    public static CaseWhen<Double, DoubleExpression> caseWhen(BooleanExpression condition, double result) {
        return new CaseWhen<>(condition, value(result));
    }

    public static CaseWhen<BigDecimal, DecimalExpression> caseWhen(BooleanExpression condition, BigDecimal result) {
        return new CaseWhen<>(condition, value(result));
    }

    /** Begins a CASE that compares one expression with values. */
    public static <V> CaseOf<V> caseOf(Expression<V> subject) {
        return new CaseOf<>(subject);
    }

    public static <T, E extends Expression<T>> E coalesce(ExpressionOf<T, E> expression, T value) {
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

    /** The first that is not NULL. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public static <T, E extends Expression<T>> E coalesce(
            ExpressionOf<T, E> first, ExpressionOf<T, E> second, ExpressionOf<T, E>... rest) {
        var self = Expression.of(first);
        List<ExpressionNode> all = new ArrayList<>(rest.length + 2);
        all.add(self.bare());
        all.add(Expression.of(second).bare());
        boolean nullable = self.nullable() && Expression.of(second).nullable();
        for (ExpressionOf<T, E> one : rest) {
            all.add(Expression.of(one).bare());
            nullable &= Expression.of(one).nullable();
        }
        var call = new FunctionNode(StandardFunction.COALESCE, all, self.type().unlimited());
        return Expression.like(first, call, nullable);
    }

    /** How many rows there are. */
    public static LongExpression count() {
        return new LongExpression(new FunctionNode(StandardFunction.COUNT, List.of(), SqlTypes.BIGINT), false);
    }

    /** How many rows have a value here. */
    public static LongExpression count(Expression<?> expression) {
        return expression.count();
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

    /** The least value of the group; NULL for none. */
    public static <T, E extends OrderedExpression<T>> E min(OrderedOf<T, E> expression) {
        return expression.min();
    }

    /** The greatest value of the group; NULL for none. */
    public static <T, E extends OrderedExpression<T>> E max(OrderedOf<T, E> expression) {
        return expression.max();
    }

    /** Begins a window: rows with equal values here see each other. */
    public static Window partitionBy(Expression<?>... expressions) {
        return Window.ALL.partitionBy(expressions);
    }

    /** Begins a window of all rows in an order. */
    public static Window orderBy(Sortable... keys) {
        return Window.ALL.orderBy(keys);
    }

    static List<ExpressionNode> nodes(List<? extends Expression<?>> expressions) {
        List<ExpressionNode> nodes = new ArrayList<>(expressions.size());
        for (Expression<?> expression : expressions) {
            nodes.add(expression.bare());
        }
        return nodes;
    }
}
