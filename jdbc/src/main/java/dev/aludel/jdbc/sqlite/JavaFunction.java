package dev.aludel.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** A function of SQL whose work is done in Java: NULL if an argument is NULL. Belongs to one connection and its thread. */
final class JavaFunction extends Function {
    /** Marks an error of these functions among SQLite's others. */
    static final String ERROR = "function: ";

    /** What a call does; the arguments are asked of the function. */
    @FunctionalInterface
    interface Body {
        @Nullable Object apply(JavaFunction arguments) throws SQLException;
    }

    private final Body body;

    private JavaFunction(Body body) {
        this.body = body;
    }

    static void register(Connection connection, String name, int arguments, Body body) throws SQLException {
        Function.create(connection, name, new JavaFunction(body), arguments, Function.FLAG_DETERMINISTIC);
    }

    String text(int argument) throws SQLException {
        return value_text(argument);
    }

    long whole(int argument) throws SQLException {
        return value_long(argument);
    }

    @Override
    protected void xFunc() throws SQLException {
        for (int i = 0; i < args(); i++) {
            if (value_type(i) == Cells.NULL) {
                result();
                return;
            }
        }
        try {
            switch (body.apply(this)) {
                case null -> result();
                case Integer number -> result(number.intValue());
                case Long number -> result(number.longValue());
                case Object text -> result(text.toString());
            }
        } catch (SQLException | RuntimeException e) {
            error(ERROR + e.getMessage());
        }
    }
}
