package dev.aludel.sql.tree;

/** A query in the FROM list. */
public record DerivedNode(QueryNode query, String alias) implements FromNode {
    @Override
    public void describe(Flattening key) {
        key.add(DerivedNode.class);
        key.add(alias);
        query.describe(key);
    }
}
