package dev.aludel.sql;

import static dev.aludel.sql.Expressions.nodes;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;

/** Calls of standard functions as expressions; one is NULL only if one of its arguments may be. */
final class Calls {
    private Calls() {}

    static FunctionNode call(StandardFunction function, SqlType<?> result, Expression<?>... arguments) {
        return new FunctionNode(function, nodes(List.of(arguments)), result);
    }

    static TextExpression text(StandardFunction function, Expression<?>... arguments) {
        return new TextExpression(call(function, SqlTypes.TEXT, arguments), SqlTypes.TEXT, anyNullable(arguments));
    }

    static IntExpression whole(StandardFunction function, Expression<?>... arguments) {
        return new IntExpression(call(function, SqlTypes.INTEGER, arguments), anyNullable(arguments));
    }

    static DoubleExpression real(StandardFunction function, Expression<?>... arguments) {
        // Where there is no result, some databases give NULL.
        boolean partial = switch (function) {
            case SQRT, LN, LOG10, ASIN, ACOS, POWER -> true;
            default -> false;
        };
        return new DoubleExpression(call(function, SqlTypes.DOUBLE, arguments), partial || anyNullable(arguments));
    }

    static boolean anyNullable(Expression<?>... arguments) {
        for (Expression<?> argument : arguments) {
            if (argument.nullable()) {
                return true;
            }
        }
        return false;
    }

    static int atLeast(int least, int number, String what) {
        if (number < least) {
            throw new InvalidStatementException(what + " is " + number, "give " + least + " or more");
        }
        return number;
    }
}
