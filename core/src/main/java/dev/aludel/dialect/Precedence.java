package dev.aludel.dialect;

import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InQueryNode;
import dev.aludel.sql.tree.InTupleListNode;
import dev.aludel.sql.tree.InTuplesNode;
import dev.aludel.sql.tree.JunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.NotNode;
import dev.aludel.sql.tree.NullTestNode;
import dev.aludel.sql.tree.OperationNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.sql.tree.TruthNode;
import dev.aludel.sql.tree.TypedNode;

/**
 * How tightly operators bind, from loose to tight. Where databases disagree, as on {@code ||}, parentheses are always
 * written.
 */
public final class Precedence {
    public static final int LOWEST = 0;
    public static final int OR = 1;
    public static final int AND = 2;
    public static final int NOT = 3;
    /** Comparisons, LIKE, IN, BETWEEN, IS NULL: they do not associate. */
    public static final int COMPARISON = 4;

    public static final int ABOVE_COMPARISON = 5;
    public static final int CONCAT = 5;
    public static final int ADDITIVE = 6;
    public static final int MULTIPLICATIVE = 7;
    public static final int NEGATE = 8;
    /** Names, values, calls, and whatever stands in parentheses. */
    public static final int PRIMARY = 9;

    private Precedence() {}

    /** How tightly the standard's spelling of a node binds. */
    public static int of(ExpressionNode node) {
        return switch (node) {
            case JunctionNode junction -> junction.all() ? AND : OR;
            case NotNode not -> NOT;
            case BinaryNode binary -> of(binary.operator());
            case NullTestNode test -> COMPARISON;
            case BetweenNode between -> COMPARISON;
            case LikeNode like -> COMPARISON;
            case InListNode in -> COMPARISON;
            case InQueryNode in -> COMPARISON;
            case NegateNode negate -> NEGATE;
            case LabelNode label -> of(label.operand());
            case TypedNode typed -> of(typed.operand());
            case OperationNode operation -> COMPARISON;
            case RegexNode regex -> COMPARISON;
            case TruthNode test -> COMPARISON;
            case InTuplesNode in -> COMPARISON;
            case InTupleListNode in -> COMPARISON;
            case NativeNode expression -> Template.closed(expression.template()) ? PRIMARY : COMPARISON;
            default -> PRIMARY;
        };
    }

    static int left(Operator operator) {
        return switch (of(operator)) {
            case COMPARISON -> ABOVE_COMPARISON;
            case CONCAT -> PRIMARY;
            default -> of(operator);
        };
    }

    static int right(Operator operator) {
        return switch (of(operator)) {
            case COMPARISON -> ABOVE_COMPARISON;
            case CONCAT -> PRIMARY;
            default -> of(operator) + 1;
        };
    }

    private static int of(Operator operator) {
        return switch (operator) {
            case PLUS, MINUS -> ADDITIVE;
            case TIMES, DIVIDE, MODULO -> MULTIPLICATIVE;
            case CONCAT -> CONCAT;
            default -> COMPARISON;
        };
    }
}
