package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.List;

/**
 * An expression that only one family of databases understands.
 *
 * @param template SQL with places for the arguments, as {@code dialect.Template} describes them
 */
public record NativeNode(Family family, String template, List<ExpressionNode> arguments, SqlType<?> type)
        implements CompositeNode {
    /** Databases that have a language of their own in common. */
    public enum Family {
        POSTGRESQL,
        MYSQL,
        SQLITE
    }

    public NativeNode {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<ExpressionNode> operands() {
        return arguments;
    }

    @Override
    public void describe(Flattening key) {
        key.add(family);
        key.add(template);
        key.type(type);
        key.nodes(arguments);
    }
}
