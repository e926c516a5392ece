package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DefaultNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: an expression, and the target of assignments. Immutable and thread-safe.
 *
 * @param <T> the Java class of its values
 */
public sealed interface ColumnExpression<T> extends Selectable<T>
        permits ShortColumn,
                IntColumn,
                LongColumn,
                FloatColumn,
                DoubleColumn,
                DecimalColumn,
                TextColumn,
                BooleanColumn,
                TemporalColumn,
                ComparableColumn,
                ValueColumn {
    String name();

    TableSource source();

    SqlType<T> type();

    /** Whether it was declared to hold NULL. */
    boolean nullable();

    /** This column as the expression that it is. */
    Expression<T> expression();

    /** This column in the tree. */
    ColumnNode columnNode();

    /** How messages name it: {@code users.name}. */
    default String qualifiedName() {
        return source().name() + "." + name();
    }

    /**
     * Assigns a value, as it is now: what happens to it before the statement is executed changes nothing.
     *
     * @throws dev.aludel.error.DataException if it is too long for the column, would lose digits, or cannot be converted
     */
    default Assignment to(@Nullable T value) {
        return new Assignment(this, new BindNode(type(), type().kept(value, qualifiedName())));
    }

    /** Assigns what an expression gives, such as {@code USER.balance.plus(5)}. */
    default Assignment to(Expression<? extends T> value) {
        return new Assignment(this, value.node());
    }

    /** Leaves it to the database, also where a table has an initial value for the column. */
    default Assignment toDefault() {
        return new Assignment(this, new DefaultNode(type()));
    }

    default Assignment toNull() {
        return new Assignment(this, new BindNode(type(), null));
    }

    /** Assigns what each row of a {@link Batch} has at the index. */
    default Assignment toParameter(int index) {
        return new Assignment(this, new ParameterNode(index, type()));
    }

    /** Compares with what each row of a {@link Batch} has at the index. */
    default BooleanExpression eqParameter(int index) {
        return expression().eq(Sql.parameter(index, type()));
    }
}
