package dev.aludel.sql;

import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.JunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NotNode;
import dev.aludel.sql.tree.TruthNode;
import dev.aludel.sql.tree.TruthNode.Truth;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** A condition. Immutable and thread-safe. */
@CheckReturnValue
public sealed class BooleanExpression extends Expression<Boolean> implements ExpressionOf<Boolean, BooleanExpression>
        permits BooleanColumn {
    /** No condition at all: what {@link Sql#when} gives when it does not apply. Dropped by everything that joins conditions. */
    static final BooleanExpression NONE = new BooleanExpression(new ConstantNode(true), false);

    BooleanExpression(ExpressionNode node, boolean nullable) {
        super(node, SqlTypes.BOOLEAN, nullable);
    }

    @Override
    public BooleanExpression as(String label) {
        return new BooleanExpression(new LabelNode(bare(), label), nullable());
    }

    public final BooleanExpression and(BooleanExpression... others) {
        return junction(true, this, others);
    }

    public final BooleanExpression or(BooleanExpression... others) {
        return junction(false, this, others);
    }

    public final BooleanExpression not() {
        return none() ? this : new BooleanExpression(new NotNode(bare()), nullable());
    }

    /** Whether it is true: false where it is false or NULL. */
    public final BooleanExpression isTrue() {
        return test(Truth.TRUE, false);
    }

    /** Whether it is false or NULL. */
    public final BooleanExpression isNotTrue() {
        return test(Truth.TRUE, true);
    }

    /** Whether it is false: false where it is true or NULL. */
    public final BooleanExpression isFalse() {
        return test(Truth.FALSE, false);
    }

    /** Whether it is true or NULL. */
    public final BooleanExpression isNotFalse() {
        return test(Truth.FALSE, true);
    }

    /** Whether it is NULL: neither true nor false. */
    public final BooleanExpression isUnknown() {
        return isNull();
    }

    private BooleanExpression test(Truth truth, boolean negated) {
        return new BooleanExpression(new TruthNode(bare(), truth, negated), false);
    }

    @Override
    final BooleanExpression with(ExpressionNode node, boolean nullable) {
        return new BooleanExpression(node, nullable);
    }

    @SuppressWarnings("ReferenceEquality") // the one marker
    final boolean none() {
        return this == NONE;
    }

    /** The conditions that apply, as nodes. */
    static List<ExpressionNode> nodes(BooleanExpression... conditions) {
        List<ExpressionNode> nodes = new ArrayList<>(conditions.length);
        for (BooleanExpression condition : conditions) {
            if (!condition.none()) {
                nodes.add(condition.bare());
            }
        }
        return nodes;
    }

    static BooleanExpression junction(boolean all, BooleanExpression first, BooleanExpression... others) {
        List<ExpressionNode> operands = new ArrayList<>(others.length + 1);
        boolean nullable = collect(all, first, operands);
        for (BooleanExpression other : others) {
            nullable |= collect(all, other, operands);
        }
        return switch (operands.size()) {
            case 0 -> NONE;
            case 1 -> new BooleanExpression(operands.getFirst(), nullable);
            default -> new BooleanExpression(new JunctionNode(all, operands), nullable);
        };
    }

    /** Adds a condition, flattened into a junction of its own kind; says whether it may be NULL. */
    private static boolean collect(boolean all, BooleanExpression condition, List<ExpressionNode> operands) {
        if (condition.none()) {
            return false;
        }
        if (condition.bare() instanceof JunctionNode junction && junction.all() == all) {
            operands.addAll(junction.operands());
        } else {
            operands.add(condition.bare());
        }
        return condition.nullable();
    }
}
