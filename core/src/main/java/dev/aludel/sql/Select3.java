package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 3 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select3<A, B, C> extends Chain<Row, Select3<A, B, C>> {
    private final Items items;

    Select3(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select3(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select3<A, B, C> with(SelectNode tree, List<QueryOption> options) {
        return new Select3<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(F3<? super A, ? super B, ? super C, ? extends R> constructor) {
        return projected(new Tuple3<A, B, C>(items).<R>into(constructor).decoder());
    }
}
