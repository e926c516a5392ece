package dev.aludel.sql;

import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.List;

/** A DELETE of the rows that meet its conditions. Immutable and thread-safe. */
@CheckReturnValue
public final class Delete implements Command {
    private final DeleteNode tree;

    Delete(DeleteNode tree) {
        this.tree = tree;
    }

    /** Rows for which these conditions hold as well. */
    public Delete where(BooleanExpression... conditions) {
        List<ExpressionNode> all = new ArrayList<>(tree.where());
        all.addAll(BooleanExpression.nodes(conditions));
        return new Delete(new DeleteNode(tree.table(), all, List.of()));
    }

    /** Gives something of each deleted row back. */
    public <T> Query<T> returning(Selectable<T> item) {
        return new Returning<>(tree.withReturning(Chain.nodes(item.columns())), item.columns(), item.decoder());
    }

    @Override
    public DeleteNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
