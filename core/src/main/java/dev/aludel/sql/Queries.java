package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ExcludedNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.GroupingNode;
import dev.aludel.sql.tree.QuantifiedNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.ScalarNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Queries inside of others, common tables, rows that come from elsewhere than a table: what makes large statements, and is
 * part of {@link Sql}. Thread-safe, stateless.
 */
@CheckReturnValue
public abstract sealed class Queries extends Expressions permits Sql {
    Queries() {}

    /**
     * The one value of a query as an expression of its own kind:
     * {@code scalar(count(POST.id), query -> query.where(POST.authorId.eq(USER.id)))}. The query may refer to the tables of
     * the one around it. Without a row it is NULL; with several it is an error of the database.
     */
    public static <T, E extends Expression<T>> E scalar(ExpressionOf<T, E> value, UnaryOperator<Select<T>> query) {
        Expression<T> item = Expression.of(value);
        QueryNode tree = query.apply(Select.of(item)).tree();
        return Expression.like(value, new ScalarNode(tree, item.type()), true);
    }

    /**
     * The one value of a query of one column as an expression.
     *
     * @throws InvalidStatementException if it has more columns
     */
    @SuppressWarnings("unchecked") // a query of one expression is read as its values
    public static <T> Expression<T> scalar(Combinable<T, Select<T>> query) {
        var column = (Expression<T>) onlyColumn(query, "scalar(..)");
        return column.with(new ScalarNode(query.tree(), column.type()), true);
    }

    /** Any row of a query, to be compared with: {@code BOOK.price.gt(any(select(..)))}. */
    public static <T> Expression<T> any(Combinable<T, Select<T>> query) {
        return quantified(query, false);
    }

    /** Every row of a query, to be compared with: {@code BOOK.price.ge(all(select(..)))}. */
    public static <T> Expression<T> all(Combinable<T, Select<T>> query) {
        return quantified(query, true);
    }

    @SuppressWarnings("unchecked") // a query of one expression is read as its values
    private static <T> Expression<T> quantified(Combinable<T, Select<T>> query, boolean all) {
        var column = (Expression<T>) onlyColumn(query, all ? "all(..)" : "any(..)");
        return column.with(new QuantifiedNode(query.tree(), all, column.type()), true);
    }

    private static Expression<?> onlyColumn(Query<?> query, String method) {
        if (query.columns().size() != 1) {
            throw new InvalidStatementException(
                    method + " of a query of " + query.columns().size() + " columns", "select one column in it");
        }
        return query.columns().getFirst();
    }

    /**
     * A query under a name, which a WITH clause defines for the statement that selects from it. A statement that changes rows
     * and gives them back is one as well.
     *
     * @throws ParameterException for raw SQL of which the columns are not known
     */
    public static CommonTable with(String name, Query<?> query) {
        if (query instanceof TypedText<?> text) {
            return CommonTable.of(name, text.tree(), text.expressions());
        }
        if (query.columns().isEmpty()) {
            throw new ParameterException(
                    "nothing is known of the columns of the raw SQL that is to be called " + name,
                    "say them: text(..).columns(..)");
        }
        return CommonTable.of(name, query.tree(), query.columns());
    }

    /** A change of rows under a name, to be made by {@link Chain#with} in the same statement as a query. */
    public static CommonTable with(String name, Command command) {
        return CommonTable.of(name, command.tree(), List.of());
    }

    /**
     * A query that refers to itself: begins with some rows, and adds what the step finds from those that were added last,
     * until it finds none.
     *
     * {@snippet :
     * var chain = withRecursive(
     *         "chain",
     *         select(USER.id, USER.managerId).where(USER.id.eq(1)),
     *         found -> select(USER.id, USER.managerId).join(found, USER.managerId.eq(found.get(USER.id))));
     * }
     */
    public static <T, S extends Chain<T, S>> CommonTable withRecursive(
            String name, Combinable<T, S> start, Function<? super CommonTable, ? extends Combinable<T, S>> step) {
        return recursive(name, start, step, true);
    }

    /** Like {@link #withRecursive}, but a row is added once only, which also ends a search in circles. */
    public static <T, S extends Chain<T, S>> CommonTable withRecursiveDistinct(
            String name, Combinable<T, S> start, Function<? super CommonTable, ? extends Combinable<T, S>> step) {
        return recursive(name, start, step, false);
    }

    private static <T, S extends Chain<T, S>> CommonTable recursive(
            String name,
            Combinable<T, S> start,
            Function<? super CommonTable, ? extends Combinable<T, S>> step,
            boolean all) {
        Combinable<T, S> next = step.apply(CommonTable.self(name, start.columns()));
        SetNode tree = Compound.of(SetNode.Kind.UNION, all, start, next).tree();
        return CommonTable.recursive(name, tree, start.columns());
    }

    /** Rows of values to be selected from; the first row says which columns there are. */
    public static ValuesList values(String alias, Assignment... firstRow) {
        return ValuesList.of(alias, List.of(Arrays.asList(firstRow)));
    }

    /**
     * A row for each item, to be selected from.
     *
     * @throws InvalidStatementException if there is no item
     */
    public static <I> ValuesList values(String alias, Iterable<? extends I> items, RowAssignments<I> row) {
        List<List<Assignment>> rows = new ArrayList<>();
        for (I item : items) {
            rows.add(row.of(item));
        }
        return ValuesList.of(alias, rows);
    }

    /** Groups by all keys, by all but the last, and so on, down to one group of all rows. */
    public static Grouping rollup(Expression<?>... keys) {
        return Grouping.each(GroupingNode.Kind.ROLLUP, keys);
    }

    /** Groups by every choice of the keys. */
    public static Grouping cube(Expression<?>... keys) {
        return Grouping.each(GroupingNode.Kind.CUBE, keys);
    }

    /**
     * Which of these keys a row of subtotals leaves out: a bit for each, 1 for the last of them; so that is told from a key that is
     * NULL.
     */
    public static IntExpression grouping(Expression<?> first, Expression<?>... more) {
        List<Expression<?>> keys = new ArrayList<>();
        keys.add(first);
        keys.addAll(Arrays.asList(more));
        return new IntExpression(new FunctionNode(StandardFunction.GROUPING, nodes(keys), SqlTypes.INTEGER), false);
    }

    /** Groups by each set of keys: {@code groupingSets().set(BOOK.shelf, BOOK.author).set(BOOK.shelf).set()}. */
    public static Grouping groupingSets() {
        return new Grouping(new GroupingNode(GroupingNode.Kind.SETS, List.of()));
    }

    /**
     * The value that an INSERT would have given to a column of a row that is there already.
     *
     * @throws InvalidStatementException if it is no column
     */
    public static <T, E extends Expression<T>> E excluded(ExpressionOf<T, E> column) {
        Expression<T> expression = Expression.of(column);
        if (expression.node() instanceof ColumnNode node) {
            return Expression.like(column, new ExcludedNode(node), expression.nullable());
        }
        throw new InvalidStatementException(
                "excluded(..) of " + expression.description(), "give a column of the table that is inserted into");
    }
}
