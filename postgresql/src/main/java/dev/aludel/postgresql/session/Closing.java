package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Backend;
import org.jspecify.annotations.Nullable;

/** Close of a statement or portal on the server, riding with whatever is sent next. */
final class Closing extends Step {
    /** What is closed: {@code Frontend.STATEMENT} or {@code Frontend.PORTAL}. */
    final byte what;

    final byte[] name;

    Closing(byte what, byte[] name) {
        super(State.CLOSING);
        this.what = what;
        this.name = name;
    }

    @Override
    void closeComplete() {
        expect(State.CLOSING, Backend.CLOSE_COMPLETE);
        state = State.DONE;
    }

    @Override
    State afterPreparing() {
        return State.CLOSING;
    }

    @Override
    @Nullable String sql() {
        return null;
    }
}
