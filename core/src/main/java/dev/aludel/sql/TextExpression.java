package dev.aludel.sql;

import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Text. Immutable and thread-safe. */
@CheckReturnValue
public sealed class TextExpression extends ComparableExpression<String> permits TextColumn {
    private static final char ESCAPE = '\\';

    TextExpression(ExpressionNode node, SqlType<String> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public TextExpression as(String label) {
        return new TextExpression(new LabelNode(bare(), label), type(), nullable());
    }

    /** Matches a pattern, in which {@code %} stands for any text and {@code _} for any character; nothing escapes them. */
    public final BooleanExpression like(String pattern) {
        return like(pattern, LikeNode.NO_ESCAPE, false);
    }

    /** Matches a pattern, in which the escape character takes the meaning from what follows it. */
    public final BooleanExpression like(String pattern, char escape) {
        return like(pattern, escape, false);
    }

    public final BooleanExpression like(Expression<String> pattern) {
        return new BooleanExpression(
                new LikeNode(bare(), pattern.bare(), LikeNode.NO_ESCAPE, false), nullable() || pattern.nullable());
    }

    public final BooleanExpression notLike(String pattern) {
        return like(pattern, LikeNode.NO_ESCAPE, true);
    }

    public final BooleanExpression notLike(String pattern, char escape) {
        return like(pattern, escape, true);
    }

    /** Contains the text as it is: {@code %} and {@code _} have no meaning in it. */
    public final BooleanExpression contains(String text) {
        return like("%" + escaped(text) + "%", ESCAPE, false);
    }

    /** Starts with the text as it is: {@code %} and {@code _} have no meaning in it. */
    public final BooleanExpression startsWith(String text) {
        return like(escaped(text) + "%", ESCAPE, false);
    }

    /** Ends with the text as it is: {@code %} and {@code _} have no meaning in it. */
    public final BooleanExpression endsWith(String text) {
        return like("%" + escaped(text), ESCAPE, false);
    }

    public final TextExpression concat(String text) {
        return new TextExpression(
                new BinaryNode(Operator.CONCAT, bare(), bind(text), SqlTypes.TEXT), SqlTypes.TEXT, nullable());
    }

    public final TextExpression concat(Expression<String> other) {
        return new TextExpression(
                new BinaryNode(Operator.CONCAT, bare(), other.bare(), SqlTypes.TEXT),
                SqlTypes.TEXT,
                nullable() || other.nullable());
    }

    public final TextExpression lower() {
        return new TextExpression(call("lower", SqlTypes.TEXT), SqlTypes.TEXT, nullable());
    }

    public final TextExpression upper() {
        return new TextExpression(call("upper", SqlTypes.TEXT), SqlTypes.TEXT, nullable());
    }

    /** How many characters it has. */
    public final IntExpression length() {
        return new IntExpression(call("length", SqlTypes.INTEGER), nullable());
    }

    @Override
    public final TextExpression min() {
        return new TextExpression(aggregate("min"), type(), true);
    }

    @Override
    public final TextExpression max() {
        return new TextExpression(aggregate("max"), type(), true);
    }

    @Override
    public final TextExpression coalesce(String value) {
        return new TextExpression(orElse(bind(value)), type().unlimited(), false);
    }

    @Override
    public final TextExpression coalesce(Expression<? extends String> other) {
        return new TextExpression(orElse(other.bare()), type().unlimited(), nullable() && other.nullable());
    }

    private FunctionNode call(String name, SqlType<?> result) {
        return new FunctionNode(name, List.of(bare()), false, result);
    }

    private BooleanExpression like(String pattern, char escape, boolean negated) {
        return new BooleanExpression(new LikeNode(bare(), bind(pattern), escape, negated), nullable());
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '_' || c == ESCAPE) {
                escaped.append(ESCAPE);
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
