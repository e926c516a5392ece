package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 2 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select2<A, B> extends Chain<Row, Select2<A, B>> {
    private final Items items;

    Select2(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select2(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select2<A, B> with(SelectNode tree, List<QueryOption> options) {
        return new Select2<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(F2<? super A, ? super B, ? extends R> constructor) {
        return projected(new Tuple2<A, B>(items).<R>into(constructor).decoder());
    }
}
