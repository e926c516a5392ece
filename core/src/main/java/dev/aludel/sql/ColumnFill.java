package dev.aludel.sql;

import dev.aludel.error.MappingException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What statements give a column that they do not assign: a value, one that is asked for anew for each row when the statement is
 * executed, or an expression that the database evaluates. Immutable; as thread-safe as its supplier.
 */
public final class ColumnFill {
    private final @Nullable Object value;
    private final @Nullable Supplier<?> supplier;
    private final @Nullable ExpressionNode expression;

    private ColumnFill(@Nullable Object value, @Nullable Supplier<?> supplier, @Nullable ExpressionNode expression) {
        this.value = value;
        this.supplier = supplier;
        this.expression = expression;
    }

    /** The same value each time. */
    public static ColumnFill value(Object value) {
        return new ColumnFill(Objects.requireNonNull(value), null, null);
    }

    /** A value that is asked for once for each row, each time that a statement is executed; by several threads at once. */
    public static ColumnFill each(Supplier<?> supplier) {
        return new ColumnFill(null, Objects.requireNonNull(supplier), null);
    }

    /** What the database makes of an expression. */
    public static ColumnFill expression(Expression<?> expression) {
        ExpressionNode node = expression.node();
        return new ColumnFill(null, null, LabelNode.bare(node));
    }

    /**
     * Refuses a value of another class than the column's.
     *
     * @throws MappingException if it is one
     */
    public void requireFits(SqlType<?> type, String column) {
        if (value != null && !type.javaType().isInstance(value)) {
            throw new MappingException(
                    column + " holds " + type.javaType().getSimpleName() + ", and "
                            + value.getClass().getSimpleName() + " was said to be filled in",
                    "give it a value of the column's class");
        }
    }

    private Assignment to(ColumnExpression<?> column) {
        return new Assignment(column, node(column));
    }

    private <T> ExpressionNode node(ColumnExpression<T> column) {
        if (expression != null) {
            return expression;
        }
        SqlType<T> type = column.type();
        String name = column.qualifiedName();
        Supplier<?> source = supplier;
        if (source != null) {
            return BindNode.each(type, () -> type.checked(type.javaType().cast(source.get()), name));
        }
        return new BindNode(type, type.checked(type.javaType().cast(value), name));
    }

    /** The assignments, and behind them those of the columns that are filled and not among them. */
    static List<Assignment> complete(TableSource table, Map<String, ColumnFill> fills, List<Assignment> assignments) {
        if (fills.isEmpty()) {
            return assignments;
        }
        List<Assignment> all = new ArrayList<>(assignments);
        for (ColumnExpression<?> column : table.declaredColumns()) {
            ColumnFill fill = fills.get(column.name());
            if (fill != null
                    && assignments.stream().noneMatch(a -> a.column().name().equals(column.name()))) {
                all.add(fill.to(column));
            }
        }
        return all;
    }
}
