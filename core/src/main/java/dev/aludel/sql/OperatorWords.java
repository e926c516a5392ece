package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import java.util.regex.Pattern;

/** Operators of a database that a caller gives: what is checked of them. Stateless. */
final class OperatorWords {
    /** Symbols, or words; nothing that could end what it stands in or begin a comment. */
    private static final Pattern OPERATOR =
            Pattern.compile("[-+*/<>=~!@#%^&|?]{1,8}|[A-Za-z][A-Za-z_]{0,30}( [A-Za-z][A-Za-z_]{0,30}){0,3}");

    private OperatorWords() {}

    static String checked(String operator) {
        if (!OPERATOR.matcher(operator).matches() || operator.contains("--") || operator.contains("/*")) {
            throw new InvalidStatementException(
                    "\"" + operator + "\" is no operator: it is neither up to eight symbols nor up to four words",
                    "give values as operands, and anything else as text(..)");
        }
        return operator;
    }
}
