package dev.aludel.sql.tree;

import java.util.function.Consumer;

/**
 * A query in the FROM list.
 *
 * @param lateral whether it may refer to what stands before it in FROM
 */
public record DerivedNode(QueryNode query, String alias, boolean lateral) implements FromNode {
    @Override
    public String reference() {
        return alias;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(query);
    }

    @Override
    public void describe(Flattening key) {
        key.add(DerivedNode.class);
        key.add(alias);
        key.flag(lateral);
        query.describe(key);
    }
}
