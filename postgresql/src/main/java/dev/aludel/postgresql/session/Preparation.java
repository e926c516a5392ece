package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.ErrorFields;
import java.util.regex.Pattern;

/** Parse and Describe of a statement of which nothing is known. */
final class Preparation extends Step {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** It has failed, and would not if it were sent again. */
    boolean amended;

    /** @param parse whether the server does not have it yet */
    Preparation(ServerStatement statement, boolean parse) {
        super(parse ? State.PARSING : State.DESCRIBING);
        this.statement = statement;
        parses = parse;
        describes = true;
    }

    /** As it was before it was sent; the server does not have the statement. */
    void renew() {
        state = State.PARSING;
        parses = true;
        amended = false;
        next = null;
        group = null;
        failure = null;
        if (statement != null) {
            statement.parsed = false;
            statement.confirmed = false;
        }
    }

    /** Where the server could not tell a parameter's type from where it stands, it shall be a text. */
    void undetermined(ErrorFields error) {
        var of = statement;
        if (of == null || failedAt != State.PARSING || !error.sqlState().equals("42P18")) {
            return;
        }
        // The number stands in the message, whatever its language.
        var found = PARAMETER.matcher(error.message());
        if (found.find() && found.group(1).length() < 6) {
            amended = of.declareText(Integer.parseInt(found.group(1)) - 1);
        }
    }

    @Override
    State afterPreparing() {
        return State.DONE;
    }

    @Override
    String sql() {
        return statement == null ? "" : statement.text.sql();
    }
}
