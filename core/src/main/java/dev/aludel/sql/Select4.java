package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 4 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select4<A, B, C, D> extends Chain<Row, Select4<A, B, C, D>> {
    private final Items items;

    Select4(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select4(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select4<A, B, C, D> with(SelectNode tree, List<QueryOption> options) {
        return new Select4<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(F4<? super A, ? super B, ? super C, ? super D, ? extends R> constructor) {
        return projected(new Tuple4<A, B, C, D>(items).<R>into(constructor).decoder());
    }
}
