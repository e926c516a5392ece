package dev.aludel.jdbc.sqlite;

import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;

/** Comparisons of decimals, which are text, with other numbers. Stateless. */
final class MixedDecimals {
    private MixedDecimals() {}

    /** The same between numbers of one kind: both become decimals, or floating-point numbers. */
    static BinaryNode alike(BinaryNode node) {
        ExpressionNode left = node.left();
        ExpressionNode right = node.right();
        if (!left.type().kind().number()
                || !right.type().kind().number()
                || SqliteExpressions.decimal(left) == SqliteExpressions.decimal(right)) {
            return node;
        }
        TypeKind other = SqliteExpressions.decimal(left)
                ? right.type().kind()
                : left.type().kind();
        SqlType<?> common = other == TypeKind.REAL || other == TypeKind.DOUBLE ? SqlTypes.DOUBLE : SqlTypes.DECIMAL;
        return new BinaryNode(node.operator(), as(common, left), as(common, right), node.type());
    }

    private static ExpressionNode as(SqlType<?> type, ExpressionNode node) {
        return SqliteExpressions.decimal(node) == (type.kind() == TypeKind.DECIMAL) ? node : new CastNode(node, type);
    }
}
