package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import java.util.List;

/** Conditions that must not vanish: without them the statement would change every row. */
final class Conditions {
    private Conditions() {}

    static List<ExpressionNode> some(BooleanExpression[] conditions, String statement, TableSource table) {
        List<ExpressionNode> nodes = BooleanExpression.nodes(conditions);
        if (nodes.isEmpty()) {
            throw new InvalidStatementException(
                    "the where(..) of the " + statement + " of " + table.name() + " has no condition that applies",
                    "say everywhere() if every row is meant");
        }
        return nodes;
    }
}
