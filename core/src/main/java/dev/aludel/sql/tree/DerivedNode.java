package dev.aludel.sql.tree;

import java.util.function.Consumer;

/** A query in the FROM list. */
public record DerivedNode(QueryNode query, String alias) implements FromNode {
    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(DerivedNode.class);
        key.add(alias);
        query.describe(key);
    }
}
