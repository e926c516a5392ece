package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.TextNode;
import java.util.List;

/** Raw SQL whose columns are those of known expressions, in any order. */
final class TypedText<T> implements Query<T> {
    private final Text text;
    private final List<Expression<?>> columns;
    private final RowDecoder<T> decoder;

    TypedText(Text text, List<Expression<?>> columns, RowDecoder<T> decoder) {
        this.text = text;
        this.columns = columns;
        this.decoder = decoder;
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
            String label = columns.get(i).label();
            if (label.isEmpty()) {
                throw new ParameterException(
                        columns.get(i) + " has no name to be found by among the columns of raw SQL",
                        "name it with as(..), as the SQL does");
            }
            positions[i] = shape.indexOf(label);
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
