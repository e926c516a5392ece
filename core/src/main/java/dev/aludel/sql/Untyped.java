package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.UUID;
import java.util.function.Function;

/**
 * An expression whose type is still to be said: {@code cast(USER.name).asInt()}, {@code function("soundex",
 * USER.name).asText()}. Immutable and thread-safe.
 */
@CheckReturnValue
public final class Untyped {
    private final Function<SqlType<?>, ? extends ExpressionNode> node;
    private final boolean nullable;

    Untyped(Function<SqlType<?>, ? extends ExpressionNode> node, boolean nullable) {
        this.node = node;
        this.nullable = nullable;
    }

    /** The same for a result that is never NULL. */
    public Untyped notNull() {
        return new Untyped(node, false);
    }

    public ShortExpression asShort() {
        return new ShortExpression(node.apply(SqlTypes.SMALLINT), nullable);
    }

    public IntExpression asInt() {
        return new IntExpression(node.apply(SqlTypes.INTEGER), nullable);
    }

    public LongExpression asLong() {
        return new LongExpression(node.apply(SqlTypes.BIGINT), nullable);
    }

    public FloatExpression asFloat() {
        return new FloatExpression(node.apply(SqlTypes.REAL), nullable);
    }

    public DoubleExpression asDouble() {
        return new DoubleExpression(node.apply(SqlTypes.DOUBLE), nullable);
    }

    public DecimalExpression asDecimal() {
        return asDecimal(SqlTypes.DECIMAL);
    }

    /** A decimal number of so many digits, so many of them behind the point. */
    public DecimalExpression asDecimal(int precision, int scale) {
        return asDecimal(SqlTypes.decimal(precision, scale));
    }

    private DecimalExpression asDecimal(SqlType<BigDecimal> type) {
        return new DecimalExpression(node.apply(type), type, nullable);
    }

    public TextExpression asText() {
        return new TextExpression(node.apply(SqlTypes.TEXT), SqlTypes.TEXT, nullable);
    }

    public BooleanExpression asBoolean() {
        return new BooleanExpression(node.apply(SqlTypes.BOOLEAN), nullable);
    }

    public TemporalExpression<Instant> asInstant() {
        return asTime(SqlTypes.INSTANT);
    }

    public TemporalExpression<LocalDate> asDate() {
        return asTime(SqlTypes.DATE);
    }

    public TemporalExpression<LocalTime> asTime() {
        return asTime(SqlTypes.TIME);
    }

    public TemporalExpression<LocalDateTime> asDateTime() {
        return asTime(SqlTypes.TIMESTAMP);
    }

    private <T extends Temporal> TemporalExpression<T> asTime(SqlType<T> type) {
        return new TemporalExpression<>(node.apply(type), type, nullable);
    }

    public ComparableExpression<UUID> asUuid() {
        return as(SqlTypes.UUID);
    }

    /** Values of any type that have an order. */
    public <T> ComparableExpression<T> as(SqlType<T> type) {
        return new ComparableExpression<>(node.apply(type), type, nullable);
    }

    /** Values of any type that are only compared for equality. */
    public <T> ValueExpression<T> asValue(SqlType<T> type) {
        return new ValueExpression<>(node.apply(type), type, nullable);
    }
}
