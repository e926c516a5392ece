package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.ParameterDescription;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.RowDescription;
import org.jspecify.annotations.Nullable;

/**
 * Something in a group that the server answers as a whole, and where its answer stands: one method for each message, which
 * looks at the state. The user's alone.
 */
abstract sealed class Step permits Execution, BatchExecution, Preparation, Closing {
    /** Which message comes next. */
    enum State {
        PARSING,
        DESCRIBING,
        DESCRIBING_COLUMNS,
        BINDING,
        RUNNING,
        COPYING,
        CLOSING,
        DONE,
        FAILED,
        SKIPPED
    }

    @Nullable Group group;

    @Nullable Step next;

    State state;

    /** Where the error came. */
    State failedAt;

    /** What to throw when it is awaited; decided when its group is settled, or when it never gets that far. */
    @Nullable RuntimeException failure;

    /** The statement that it prepares or uses, if any. */
    @Nullable ServerStatement statement;

    /** Parse is part of it. */
    boolean parses;

    /** Describe is part of it. */
    boolean describes;

    /** What Bind was, or is to be, written for. */
    @Nullable Description description;

    private int @Nullable [] describedTypes;

    Step(State first) {
        state = first;
        failedAt = first;
    }

    /** The text, for errors. */
    abstract @Nullable String sql();

    /** The state behind Parse and Describe. */
    abstract State afterPreparing();

    void parseComplete() {
        expect(State.PARSING, Backend.PARSE_COMPLETE);
        if (statement != null) {
            statement.confirmed = true;
        }
        state = describes ? State.DESCRIBING : afterPreparing();
    }

    void parameterDescription(byte[] bytes, int from, int to) {
        expect(State.DESCRIBING, Backend.PARAMETER_DESCRIPTION);
        describedTypes = ParameterDescription.read(bytes, from, to);
        state = State.DESCRIBING_COLUMNS;
    }

    void rowDescription(byte[] bytes, int from, int to) {
        expect(State.DESCRIBING_COLUMNS, Backend.ROW_DESCRIPTION);
        described(RowDescription.read(bytes, from, to));
    }

    void noData() {
        expect(State.DESCRIBING_COLUMNS, Backend.NO_DATA);
        described(null);
    }

    private void described(@Nullable RowDescription columns) {
        var types = describedTypes;
        if (statement != null && types != null) {
            statement.described(types, columns);
            var used = description;
            if (used != null && !used.fits(types, columns)) {
                description = used.withColumns(types, columns);
            }
        }
        state = afterPreparing();
    }

    void bindComplete() {
        expect(State.BINDING, Backend.BIND_COMPLETE);
        state = State.RUNNING;
    }

    void dataRow(byte[] bytes, int from, int to) {
        throw unexpected(Backend.DATA_ROW);
    }

    void commandComplete(CommandTag tag) {
        throw unexpected(Backend.COMMAND_COMPLETE);
    }

    void emptyQuery() {
        throw unexpected(Backend.EMPTY_QUERY_RESPONSE);
    }

    void portalSuspended() {
        throw unexpected(Backend.PORTAL_SUSPENDED);
    }

    void copyBegun(byte type, byte[] bytes, int from, int to) {
        throw unexpected(type);
    }

    /** One message of COPY TO; gives whether reading shall stop behind it. */
    boolean copyData(byte[] bytes, int from, int to) {
        throw unexpected(Backend.COPY_DATA);
    }

    void copyDone() {
        throw unexpected(Backend.COPY_DONE);
    }

    void closeComplete() {
        throw unexpected(Backend.CLOSE_COMPLETE);
    }

    /** An ErrorResponse has ended it. */
    void failed(ErrorFields error) {
        failedAt = state;
        state = State.FAILED;
    }

    /** Whether the error came while it was prepared, so that nothing of it has been done. */
    boolean failedBeforeRunning() {
        return switch (failedAt) {
            case PARSING, DESCRIBING, DESCRIBING_COLUMNS, BINDING, CLOSING -> true;
            case RUNNING, COPYING, DONE, FAILED, SKIPPED -> false;
        };
    }

    /** For the error's message: which part of it failed. */
    @Nullable String failedPart() {
        return null;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    final void expect(State expected, byte type) {
        if (state != expected) {
            throw unexpected(type);
        }
    }

    final ProtocolViolationException unexpected(byte type) {
        return new ProtocolViolationException("the server sent " + Backend.name(type) + " where the answer was " + state
                + (sql() == null ? "" : " for: " + sql()));
    }
}
