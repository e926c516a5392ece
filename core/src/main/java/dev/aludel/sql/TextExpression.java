package dev.aludel.sql;

import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.CollateNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;

/** Text; functions of it are in {@link Fn}. Immutable and thread-safe. */
@CheckReturnValue
public sealed class TextExpression extends OrderedExpression<String> implements OrderedOf<String, TextExpression>
        permits TextColumn {
    private static final char ESCAPE = '\\';

    TextExpression(ExpressionNode node, SqlType<String> type, boolean nullable) {
        super(node, type, nullable);
    }

    @Override
    public TextExpression as(String label) {
        return new TextExpression(new LabelNode(bare(), label), type(), nullable());
    }

    @Override
    final TextExpression with(ExpressionNode node, boolean nullable) {
        return new TextExpression(node, type().unlimited(), nullable);
    }

    /** Matches a pattern, in which {@code %} stands for any text and {@code _} for any character; nothing escapes them. */
    public final BooleanExpression like(String pattern) {
        return like(bind(pattern), nullable(), LikeNode.NO_ESCAPE, false, false);
    }

    /** Matches a pattern, in which the escape character takes the meaning from what follows it. */
    public final BooleanExpression like(String pattern, char escape) {
        return like(bind(pattern), nullable(), escape, false, false);
    }

    public final BooleanExpression like(Expression<String> pattern) {
        return like(pattern.bare(), nullable() || pattern.nullable(), LikeNode.NO_ESCAPE, false, false);
    }

    public final BooleanExpression notLike(String pattern) {
        return like(bind(pattern), nullable(), LikeNode.NO_ESCAPE, false, true);
    }

    public final BooleanExpression notLike(String pattern, char escape) {
        return like(bind(pattern), nullable(), escape, false, true);
    }

    public final BooleanExpression notLike(Expression<String> pattern) {
        return like(pattern.bare(), nullable() || pattern.nullable(), LikeNode.NO_ESCAPE, false, true);
    }

    /** {@link #like(String)} without regard to capitals, as far as the database's {@code lower} knows them. */
    public final BooleanExpression ilike(String pattern) {
        return like(bind(pattern), nullable(), LikeNode.NO_ESCAPE, true, false);
    }

    /** {@link #like(String, char)} without regard to capitals. */
    public final BooleanExpression ilike(String pattern, char escape) {
        return like(bind(pattern), nullable(), escape, true, false);
    }

    public final BooleanExpression ilike(Expression<String> pattern) {
        return like(pattern.bare(), nullable() || pattern.nullable(), LikeNode.NO_ESCAPE, true, false);
    }

    public final BooleanExpression notIlike(String pattern) {
        return like(bind(pattern), nullable(), LikeNode.NO_ESCAPE, true, true);
    }

    public final BooleanExpression notIlike(String pattern, char escape) {
        return like(bind(pattern), nullable(), escape, true, true);
    }

    /** Contains the text as it is: {@code %} and {@code _} have no meaning in it. */
    public final BooleanExpression contains(String text) {
        return like("%" + escaped(text) + "%", ESCAPE);
    }

    /** Contains the text as it is, without regard to capitals. */
    public final BooleanExpression containsIgnoreCase(String text) {
        return ilike("%" + escaped(text) + "%", ESCAPE);
    }

    public final BooleanExpression contains(Expression<String> text) {
        return Fn.position(text, this).gt(0);
    }

    /** Starts with the text as it is: {@code %} and {@code _} have no meaning in it. */
    public final BooleanExpression startsWith(String text) {
        return like(escaped(text) + "%", ESCAPE);
    }

    public final BooleanExpression startsWith(Expression<String> text) {
        return Fn.left(this, Fn.length(text)).eq(text);
    }

    /** Ends with the text as it is: {@code %} and {@code _} have no meaning in it. */
    public final BooleanExpression endsWith(String text) {
        return like("%" + escaped(text), ESCAPE);
    }

    public final BooleanExpression endsWith(Expression<String> text) {
        return Fn.right(this, Fn.length(text)).eq(text);
    }

    /** A regular expression matches somewhere in it; the languages differ, see {@code docs/expressions.md}. */
    public final BooleanExpression matches(String regex) {
        return new BooleanExpression(new RegexNode(bare(), bind(regex), false, false), nullable());
    }

    /** A regular expression matches somewhere in it, without regard to capitals. */
    public final BooleanExpression matchesIgnoreCase(String regex) {
        return new BooleanExpression(new RegexNode(bare(), bind(regex), true, false), nullable());
    }

    /** A regular expression matches nowhere in it. */
    public final BooleanExpression notMatches(String regex) {
        return new BooleanExpression(new RegexNode(bare(), bind(regex), false, true), nullable());
    }

    /** Compared and sorted by a collation of the database. */
    public final TextExpression collate(String collation) {
        return with(new CollateNode(bare(), collation), nullable());
    }

    public final TextExpression concat(String text) {
        return with(new BinaryNode(Operator.CONCAT, bare(), bind(text), SqlTypes.TEXT), nullable());
    }

    public final TextExpression concat(Expression<String> other) {
        return with(
                new BinaryNode(Operator.CONCAT, bare(), other.bare(), SqlTypes.TEXT), nullable() || other.nullable());
    }

    public final TextExpression lower() {
        return Fn.lower(this);
    }

    public final TextExpression upper() {
        return Fn.upper(this);
    }

    /** How many characters it has. */
    public final IntExpression length() {
        return Fn.length(this);
    }

    private BooleanExpression like(
            ExpressionNode pattern, boolean mayBeNull, char escape, boolean ignoreCase, boolean negated) {
        return new BooleanExpression(new LikeNode(bare(), pattern, escape, ignoreCase, negated), mayBeNull);
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
