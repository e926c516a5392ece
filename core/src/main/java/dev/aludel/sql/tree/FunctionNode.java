package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call of a function, by its name in standard SQL: a dialect that spells it otherwise renders it otherwise.
 *
 * @param name lower-case; {@code count} without arguments is {@code count(*)}
 * @param distinct whether an aggregate counts equal values once
 */
public record FunctionNode(String name, List<ExpressionNode> arguments, boolean distinct, SqlType<?> type)
        implements ExpressionNode {
    public FunctionNode {
        arguments = List.copyOf(arguments);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        arguments.forEach(visit);
    }

    @Override
    public void describe(Flattening key) {
        key.add(FunctionNode.class);
        key.add(name);
        key.flag(distinct);
        key.type(type);
        key.nodes(arguments);
    }
}
