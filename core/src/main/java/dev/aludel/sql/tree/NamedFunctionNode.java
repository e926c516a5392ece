package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/**
 * A call of a function of the database by its name.
 *
 * @param name the name, behind the schema that it is in if it needs one
 */
public record NamedFunctionNode(List<String> name, List<ExpressionNode> arguments, SqlType<?> type)
        implements CompositeNode {
    public NamedFunctionNode {
        name = List.copyOf(name);
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<ExpressionNode> operands() {
        return arguments;
    }

    @Override
    public void describe(Flattening key) {
        key.add(NamedFunctionNode.class);
        key.add(name);
        key.type(type);
        key.nodes(arguments);
    }
}
