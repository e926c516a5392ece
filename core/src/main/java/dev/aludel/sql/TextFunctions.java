package dev.aludel.sql;

import static dev.aludel.sql.Calls.atLeast;
import static dev.aludel.sql.Calls.text;
import static dev.aludel.sql.Calls.whole;
import static dev.aludel.sql.Expressions.value;

import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** Functions of texts; part of {@link Fn}. Thread-safe, stateless. */
@CheckReturnValue
public abstract sealed class TextFunctions extends NumberFunctions permits Fn {
    TextFunctions() {}

    /** Without capitals; on SQLite of ASCII letters only. */
    public static TextExpression lower(Expression<String> text) {
        return text(StandardFunction.LOWER, text);
    }

    /** In capitals; on SQLite of ASCII letters only. */
    public static TextExpression upper(Expression<String> text) {
        return text(StandardFunction.UPPER, text);
    }

    /** Without spaces at both ends. */
    public static TextExpression trim(Expression<String> text) {
        return text(StandardFunction.TRIM, text);
    }

    /** Without this character at both ends. */
    public static TextExpression trim(Expression<String> text, char character) {
        return text(StandardFunction.TRIM, text, value(String.valueOf(character)));
    }

    /** Without spaces at the beginning. */
    public static TextExpression trimStart(Expression<String> text) {
        return text(StandardFunction.TRIM_START, text);
    }

    /** Without spaces at the end. */
    public static TextExpression trimEnd(Expression<String> text) {
        return text(StandardFunction.TRIM_END, text);
    }

    /** How many characters (code points) it has. */
    public static IntExpression length(Expression<String> text) {
        return whole(StandardFunction.LENGTH, text);
    }

    /** How many bytes its UTF-8 form has. */
    public static IntExpression octetLength(Expression<String> text) {
        return whole(StandardFunction.OCTET_LENGTH, text);
    }

    /** From a position, counted from 1, to the end. */
    public static TextExpression substring(Expression<String> text, int from) {
        return text(StandardFunction.SUBSTRING, text, value(atLeast(1, from, "a position in a text")));
    }

    /** So many characters from a position, counted from 1. */
    public static TextExpression substring(Expression<String> text, int from, int count) {
        return text(
                StandardFunction.SUBSTRING,
                text,
                value(atLeast(1, from, "a position in a text")),
                value(atLeast(0, count, "a number of characters")));
    }

    /** So many characters from a position, which is at least 1. */
    public static TextExpression substring(Expression<String> text, IntExpression from, IntExpression count) {
        return text(StandardFunction.SUBSTRING, text, from, count);
    }

    /** The first so many characters. */
    public static TextExpression left(Expression<String> text, int count) {
        return left(text, value(atLeast(0, count, "a number of characters")));
    }

    /** The first so many characters, of which there are at least 0. */
    public static TextExpression left(Expression<String> text, IntExpression count) {
        return text(StandardFunction.LEFT, text, count);
    }

    /** The last so many characters. */
    public static TextExpression right(Expression<String> text, int count) {
        return right(text, value(atLeast(0, count, "a number of characters")));
    }

    /** The last so many characters, of which there are at least 0. */
    public static TextExpression right(Expression<String> text, IntExpression count) {
        return text(StandardFunction.RIGHT, text, count);
    }

    /** Where the text is in the other, counted from 1; 0 if it is not there. */
    public static IntExpression position(String wanted, Expression<String> in) {
        return position(value(wanted), in);
    }

    /** Where the text is in the other, counted from 1; 0 if it is not there. */
    public static IntExpression position(Expression<String> wanted, Expression<String> in) {
        return whole(StandardFunction.POSITION, wanted, in);
    }

    /** With every occurrence of one text replaced by another. */
    public static TextExpression replace(Expression<String> text, String from, String to) {
        return text(StandardFunction.REPLACE, text, value(from), value(to));
    }

    /** Filled at the beginning, or cut at the end, to so many characters. */
    public static TextExpression padStart(Expression<String> text, int length, String fill) {
        return text(StandardFunction.PAD_START, text, value(length), value(fill));
    }

    /** Filled, or cut, at the end to so many characters. */
    public static TextExpression padEnd(Expression<String> text, int length, String fill) {
        return text(StandardFunction.PAD_END, text, value(length), value(fill));
    }

    /** So many times in a row. */
    public static TextExpression repeat(Expression<String> text, int times) {
        return text(StandardFunction.REPEAT, text, value(atLeast(0, times, "a number of repetitions")));
    }

    /** From the last character to the first. */
    public static TextExpression reverse(Expression<String> text) {
        return text(StandardFunction.REVERSE, text);
    }

    /** One behind the other; NULL if one of them is. */
    @SafeVarargs
    public static TextExpression concat(Expression<String> first, Expression<String>... rest) {
        TextExpression all = new TextExpression(first.bare(), SqlTypes.TEXT, first.nullable());
        for (Expression<String> one : rest) {
            all = all.concat(one);
        }
        return all;
    }

    /** Those that are not NULL, with the separator between them. */
    @SafeVarargs
    public static TextExpression concatWs(String separator, Expression<String> first, Expression<String>... rest) {
        List<ExpressionNode> nodes = new ArrayList<>(rest.length + 2);
        nodes.add(value(separator).bare());
        nodes.add(first.bare());
        for (Expression<String> one : rest) {
            nodes.add(one.bare());
        }
        var call = new FunctionNode(StandardFunction.CONCAT_WS, nodes, SqlTypes.TEXT);
        return new TextExpression(call, SqlTypes.TEXT, false);
    }

    /** The MD5 digest of its UTF-8 form in hexadecimal digits: no protection against anybody. */
    public static TextExpression md5(Expression<String> text) {
        return text(StandardFunction.MD5, text);
    }

    /** The SHA-256 digest of its UTF-8 form in hexadecimal digits. */
    public static TextExpression sha256(Expression<String> text) {
        return text(StandardFunction.SHA256, text);
    }

    /**
     * With every match of a regular expression replaced; {@code \\1} stands for its first group. The languages differ, see
     * {@code docs/expressions.md}.
     */
    public static TextExpression regexReplace(Expression<String> text, String regex, String replacement) {
        return text(StandardFunction.REGEX_REPLACE, text, value(regex), value(replacement));
    }
}
