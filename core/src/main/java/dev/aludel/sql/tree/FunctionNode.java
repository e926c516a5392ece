package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that Aludel knows: each dialect writes it in its own way.
 *
 * @param part which part of a date it is about; null for functions that are about none
 */
public record FunctionNode(
        StandardFunction function, @Nullable DatePart part, List<ExpressionNode> arguments, SqlType<?> type)
        implements CompositeNode {
    public FunctionNode {
        arguments = List.copyOf(arguments);
    }

    public FunctionNode(StandardFunction function, List<ExpressionNode> arguments, SqlType<?> type) {
        this(function, null, arguments, type);
    }

    @Override
    public List<ExpressionNode> operands() {
        return arguments;
    }

    @Override
    public void describe(Flattening key) {
        key.add(function);
        key.type(type);
        key.flag(part != null);
        if (part != null) {
            key.add(part);
        }
        key.nodes(arguments);
    }
}
