package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** A function of the rows around each row. */
public record OverNode(CompositeNode function, WindowNode window) implements CompositeNode {
    @Override
    public SqlType<?> type() {
        return function.type();
    }

    @Override
    public List<ExpressionNode> operands() {
        List<ExpressionNode> all = new ArrayList<>();
        all.add(function);
        all.addAll(window.operands());
        return all;
    }

    @Override
    public void describe(Flattening key) {
        key.add(OverNode.class);
        function.describe(key);
        window.describe(key);
    }
}
