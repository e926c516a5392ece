package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Raw SQL of which is said which columns it has, made by {@link Text#columns} and {@link Text#into}: other queries can select
 * from it, {@code text(..).columns(USER.id).as("found")}, or name it in WITH, {@code with("found", text(..).columns(USER.id))}.
 * Its columns come in any order, found by their names. Immutable and thread-safe.
 *
 * @param <T> what a row is read as
 */
@CheckReturnValue
public final class TypedText<T> implements Query<T> {
    private final Text text;
    private final List<Expression<?>> columns;
    private final RowDecoder<T> decoder;

    TypedText(Text text, List<Expression<?>> columns, RowDecoder<T> decoder) {
        this.text = text;
        this.columns = columns;
        this.decoder = decoder;
    }

    /**
     * The query under a name, to be selected from; its columns are read by the expressions that say them.
     *
     * @throws ParameterException if one of them has no name
     */
    public Subquery as(String alias) {
        return Subquery.of(tree(), columns, names(), alias);
    }

    /** The expressions that say its columns. */
    List<Expression<?>> expressions() {
        return columns;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(columns.size());
        for (Expression<?> column : columns) {
            names.add(name(column));
        }
        return List.copyOf(names);
    }

    private static String name(Expression<?> column) {
        if (column.label().isEmpty()) {
            throw new ParameterException(
                    column + " has no name to be found by among the columns of raw SQL",
                    "name it with as(..), as the SQL does");
        }
        return column.label();
    }

    @Override
    public TextNode tree() {
        return text.tree();
    }

    /** Empty: the database orders them as the SQL does. */
    @Override
    public List<Expression<?>> columns() {
        return List.of();
    }

    /** Reads the columns as if they were in the order of the expressions. */
    @Override
    public RowDecoder<T> decoder() {
        return decoder;
    }

    @Override
    public RowDecoder<T> decoder(List<String> names) {
        int[] positions = new int[columns.size()];
        boolean inOrder = true;
        var shape = RowShape.named(names);
        for (int i = 0; i < positions.length; i++) {
            positions[i] = shape.indexOf(name(columns.get(i)));
            inOrder &= positions[i] == i;
        }
        if (inOrder) {
            return decoder;
        }
        return (row, offset, scope) -> decoder.decode(new ReorderedRow(row, positions), offset, scope);
    }

    @Override
    public List<QueryOption> options() {
        return List.of();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
