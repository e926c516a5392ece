package dev.aludel.dialect;

import dev.aludel.sql.tree.ExpressionNode;
import java.util.List;

/**
 * SQL of a dialect with places for arguments, counted from 0: {@code {0}} where a comma or parenthesis stands on both sides,
 * {@code {0p}} beside an operator, {@code {0!}} where the database must be told the type of a value, {@code {*}} and
 * {@code {*!}} for all of them with commas between, {@code {1*}} for those from 1 on. Templates are words of dialects: what
 * comes from a user is an argument. Stateless.
 */
final class Template {
    private Template() {}

    static void write(String template, List<ExpressionNode> arguments, FunctionCompiler compiler, SqlWriter out) {
        int written = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', written)) {
            int close = template.indexOf('}', open);
            out.sql(template.substring(written, open));
            place(template.substring(open + 1, close), arguments, compiler, out);
            written = close + 1;
        }
        out.sql(template.substring(written));
    }

    private static void place(String place, List<ExpressionNode> arguments, FunctionCompiler compiler, SqlWriter out) {
        boolean typed = place.endsWith("!");
        String which = typed || place.endsWith("p") ? place.substring(0, place.length() - 1) : place;
        if (which.endsWith("*")) {
            int first = which.length() == 1 ? 0 : Integer.parseInt(which.substring(0, which.length() - 1));
            for (int i = first; i < arguments.size(); i++) {
                out.sql(i == first ? "" : ", ");
                argument(arguments.get(i), typed, compiler, out);
            }
            return;
        }
        ExpressionNode argument = arguments.get(Integer.parseInt(which));
        if (place.endsWith("p")) {
            compiler.operand(argument, Precedence.PRIMARY, out);
        } else {
            argument(argument, typed, compiler, out);
        }
    }

    private static void argument(ExpressionNode argument, boolean typed, FunctionCompiler compiler, SqlWriter out) {
        if (typed) {
            compiler.typed(argument, out);
        } else {
            compiler.expression(argument, out);
        }
    }

    /** Whether what it makes is a call, or stands in parentheses, rather than an operator and its operands. */
    static boolean closed(String template) {
        int depth = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ' ' && depth == 0) {
                return false;
            }
        }
        return true;
    }

    /** For messages: the SQL without its arguments. */
    static String words(String template) {
        return template.replaceAll("\\{[^}]*}", "..");
    }
}
