package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.function.Consumer;

/**
 * A text pattern.
 *
 * @param escape the character that takes the meaning from a following {@code %} or {@code _}, or {@link #NO_ESCAPE}
 */
public record LikeNode(ExpressionNode operand, ExpressionNode pattern, char escape, boolean ignoreCase, boolean negated)
        implements ExpressionNode {
    public static final char NO_ESCAPE = '\0';

    @Override
    public SqlType<?> type() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        visit.accept(operand);
        visit.accept(pattern);
    }

    @Override
    public void describe(Flattening key) {
        key.add(LikeNode.class);
        key.flag(negated);
        key.flag(ignoreCase);
        key.count(escape);
        operand.describe(key);
        pattern.describe(key);
    }
}
