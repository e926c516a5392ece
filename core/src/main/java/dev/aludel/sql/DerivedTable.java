package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What statements select from like from a table though it is none: a query, a common table, rows of values, a function. Its
 * columns are read by the expressions that they came from: {@code counts.get(POST.authorId)} is an {@code IntExpression}
 * because {@code POST.authorId} is one. Immutable and thread-safe.
 */
@CheckReturnValue
public abstract sealed class DerivedTable implements FromItem permits Subquery, CommonTable, ValuesList, TableFunction {
    private final List<Expression<?>> columns;
    private final List<String> names;

    /**
     * @param columns where its columns came from
     * @param names their names here, in the same order
     */
    DerivedTable(List<Expression<?>> columns, List<String> names) {
        this.columns = columns;
        this.names = names;
    }

    /** The name that qualifies its columns. */
    public final String alias() {
        return fromNode().reference();
    }

    /**
     * The column that came from this expression.
     *
     * @throws InvalidStatementException if it has no such column; the message lists those it has
     */
    public final <T, E extends Expression<T>> E get(ExpressionOf<T, E> expression) {
        Expression<T> origin = Expression.of(expression);
        return Expression.like(expression, node(indexOf(origin)), origin.nullable());
    }

    /**
     * The columns that came from this, read as what it is read as: an entity, for an entity's table.
     *
     * @throws InvalidStatementException if it has no such columns; the message lists those it has
     */
    public final <T> Selectable<T> get(Selectable<T> item) {
        List<Expression<?>> here = new ArrayList<>();
        for (Expression<?> column : item.columns()) {
            here.add(column.with(node(indexOf(column)), column.nullable()));
        }
        return new DerivedItem<>(item, List.copyOf(here));
    }

    /**
     * The column of this name: {@code counts.column("posts").asLong()}.
     *
     * @throws InvalidStatementException if it has none; the message lists those it has
     */
    public final Untyped column(String name) {
        if (!names.contains(name)) {
            throw missing(name);
        }
        return new Untyped(type -> new DerivedColumnNode(fromNode(), name, type, null), true);
    }

    /** The names of its columns, in order. */
    public final List<String> names() {
        return names;
    }

    final List<Expression<?>> origins() {
        return columns;
    }

    /** All of its columns. */
    final List<ExpressionNode> nodes() {
        List<ExpressionNode> all = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            all.add(node(i));
        }
        return all;
    }

    private DerivedColumnNode node(int index) {
        Expression<?> origin = columns.get(index);
        return new DerivedColumnNode(fromNode(), names.get(index), origin.type(), origin.bare());
    }

    private int indexOf(Expression<?> wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).node().equals(wanted.node())) {
                return i;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (comesFrom(columns.get(i).bare(), wanted.bare())) {
                return i;
            }
        }
        throw missing(wanted.description());
    }

    /** Whether it is that, by way of any number of queries in FROM. */
    private static boolean comesFrom(ExpressionNode node, ExpressionNode wanted) {
        return node.equals(wanted)
                || (node instanceof DerivedColumnNode column
                        && column.origin() != null
                        && comesFrom(column.origin(), wanted));
    }

    private InvalidStatementException missing(String what) {
        return new InvalidStatementException(
                alias() + " has no column that comes from " + what, "its columns are " + String.join(", ", names));
    }

    /** How it stands in FROM. */
    @Override
    public abstract FromNode fromNode();

    @Override
    public String toString() {
        return alias();
    }
}
