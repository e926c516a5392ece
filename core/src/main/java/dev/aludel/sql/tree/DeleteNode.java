package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * A DELETE.
 *
 * @param where conditions that must all hold; none for every row
 * @param returning what comes back for each row; empty for nothing
 */
public record DeleteNode(TableNode table, List<ExpressionNode> where, List<ExpressionNode> returning)
        implements StatementNode {
    public DeleteNode {
        where = List.copyOf(where);
        returning = List.copyOf(returning);
    }

    public DeleteNode withReturning(List<ExpressionNode> expressions) {
        return new DeleteNode(table, where, expressions);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(table);
        where.forEach(visit);
        returning.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(DeleteNode.class);
        table.describe(key);
        key.nodes(where);
        key.nodes(returning);
    }
}
