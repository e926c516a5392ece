package dev.aludel.sql;

import dev.aludel.sql.tree.SelectNode;
import java.util.List;

/** A query of 10 values, read as a {@link Row} until {@link #into} says otherwise. Immutable and thread-safe. */
@CheckReturnValue
public final class Select10<A, B, C, D, E, F, G, H, I, J> extends Chain<Row, Select10<A, B, C, D, E, F, G, H, I, J>> {
    private final Items items;

    Select10(Items items) {
        super(items, items::row);
        this.items = items;
    }

    private Select10(Items items, SelectNode tree, List<QueryOption> options) {
        super(tree, items.columns(), items::row, options);
        this.items = items;
    }

    @Override
    Select10<A, B, C, D, E, F, G, H, I, J> with(SelectNode tree, List<QueryOption> options) {
        return new Select10<>(items, tree, options);
    }

    /** Makes each row one value; a NULL that was not declared is reported before the constructor is called. */
    public <R> Select<R> into(
            F10<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? super J,
                            ? extends R>
                    constructor) {
        return projected(new Tuple10<A, B, C, D, E, F, G, H, I, J>(items)
                .<R>into(constructor)
                .decoder());
    }
}
