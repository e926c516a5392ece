package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/**
 * A query whose rows are read as one class. Immutable and thread-safe.
 *
 * @param <T> that class
 */
@CheckReturnValue
public final class Select<T> extends Chain<T, Select<T>> {
    Select(SelectNode tree, List<Expression<?>> columns, RowDecoder<T> decoder, List<QueryOption> options) {
        super(tree, columns, decoder, options);
    }

    static <T> Select<T> of(Selectable<T> item) {
        List<Expression<?>> columns = item.columns();
        return new Select<>(SelectNode.of(nodes(columns)), columns, item.decoder(), List.of());
    }

    static Select<Row> rows(Items items) {
        return new Select<>(SelectNode.of(nodes(items.columns())), items.columns(), items::row, List.of());
    }

    @Override
    Select<T> with(SelectNode tree, List<QueryOption> options) {
        return new Select<>(tree, columns(), decoder(), options);
    }
}
