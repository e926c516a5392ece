package dev.aludel.sql;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.UpdateNode;
import java.util.ArrayList;
import java.util.List;

/** An UPDATE of the rows that meet its conditions. Immutable and thread-safe. */
@CheckReturnValue
public final class Update implements Command {
    private final UpdateNode tree;

    Update(UpdateNode tree) {
        this.tree = tree;
    }

    /** Rows for which these conditions hold as well. */
    public Update where(BooleanExpression... conditions) {
        List<ExpressionNode> all = new ArrayList<>(tree.where());
        all.addAll(BooleanExpression.nodes(conditions));
        return new Update(new UpdateNode(tree.table(), tree.assignments(), all, List.of()));
    }

    /** Gives something of each changed row back, as it is afterwards. */
    public <T> Query<T> returning(Selectable<T> item) {
        return new Returning<>(tree.withReturning(Chain.nodes(item.columns())), item.columns(), item.decoder());
    }

    @Override
    public UpdateNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
