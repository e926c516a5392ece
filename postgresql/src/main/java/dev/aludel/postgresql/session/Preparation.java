package dev.aludel.postgresql.session;

/** Parse and Describe of a statement of which nothing is known. */
final class Preparation extends Step {
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
        next = null;
        group = null;
        failure = null;
        if (statement != null) {
            statement.parsed = false;
            statement.confirmed = false;
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
