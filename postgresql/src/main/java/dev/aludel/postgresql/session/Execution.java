package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.CopyResponse;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.WireBytes;
import org.jspecify.annotations.Nullable;

/** One execution of a statement: of a user's, of what begins and ends transactions, of a window of a portal, of COPY. */
final class Execution extends Step implements Pending<CommandTag> {
    /** What it means for the transaction. */
    enum Role {
        STATEMENT,
        BEGIN,
        COMMIT,
        ROLLBACK,
        WINDOW,
        COPY_IN,
        COPY_OUT
    }

    private static final CommandTag EMPTY = new CommandTag("", -1);
    private static final CommandTag SUSPENDED = new CommandTag("FETCH", -1);

    final StatementText text;
    final ParameterWriter parameters;
    final Role role;
    final Deadline deadline;
    private final Owner owner;
    private final RowSink rows;

    @Nullable CommandTag tag;

    @Nullable CopyResponse copy;

    /** What a sink threw. */
    @Nullable Throwable thrown;

    /** A row, or the columns, have reached the sink: what happened cannot be undone by running it again. */
    boolean delivered;

    boolean suspended;

    /** Where the message of COPY TO that was read last lies. */
    byte @Nullable [] copied;

    int copiedFrom;
    int copiedTo;

    private boolean pulled;
    private boolean dropsCopied;

    Execution(
            Owner owner,
            StatementText text,
            ParameterWriter parameters,
            RowSink rows,
            Role role,
            Deadline deadline,
            State first) {
        super(first);
        this.owner = owner;
        this.text = text;
        this.parameters = parameters;
        this.rows = rows;
        this.role = role;
        this.deadline = deadline;
    }

    boolean isCopyIn() {
        return role == Role.COPY_IN;
    }

    /** Stops reading behind each message of COPY TO. */
    void pull() {
        pulled = true;
    }

    /** The rest of COPY TO is of no interest. */
    void dropCopied() {
        pulled = false;
        dropsCopied = true;
    }

    /** As it was before it was sent. */
    void renew() {
        state = State.BINDING;
        next = null;
        group = null;
        failure = null;
        tag = null;
        copy = null;
        parses = false;
        describes = false;
    }

    @Override
    State afterPreparing() {
        return State.BINDING;
    }

    @Override
    String sql() {
        return text.sql();
    }

    @Override
    void dataRow(byte[] bytes, int from, int to) {
        expect(State.RUNNING, Backend.DATA_ROW);
        if (thrown != null || rows == RowSink.NONE) {
            return;
        }
        var columns = description == null ? null : description.columns();
        if (columns == null || to - from < 2 || WireBytes.uint16(bytes, from) != columns.columns()) {
            throw new ProtocolViolationException(
                    "the server sent a row that does not fit its description, for: " + sql());
        }
        try {
            tellColumns();
            rows.row(bytes, from, to);
        } catch (RuntimeException | Error theUsers) {
            thrown = theUsers;
        }
    }

    private void tellColumns() {
        if (!delivered) {
            delivered = true;
            if (description != null) {
                rows.columns(description);
            }
        }
    }

    private void ended() {
        state = State.DONE;
        if (!delivered && thrown == null && description != null && description.columns() != null) {
            try {
                tellColumns();
            } catch (RuntimeException | Error theUsers) {
                thrown = theUsers;
            }
        }
    }

    @Override
    void commandComplete(CommandTag completed) {
        if (state != State.COPYING || copy == null) {
            expect(State.RUNNING, Backend.COMMAND_COMPLETE);
        }
        if (copy == null && thrown == null && (role == Role.COPY_IN || role == Role.COPY_OUT)) {
            thrown = Owner.noData(sql());
        }
        tag = completed;
        owner.completed(completed);
        ended();
    }

    @Override
    void emptyQuery() {
        expect(State.RUNNING, Backend.EMPTY_QUERY_RESPONSE);
        tag = EMPTY;
        ended();
    }

    @Override
    void portalSuspended() {
        expect(State.RUNNING, Backend.PORTAL_SUSPENDED);
        tag = SUSPENDED;
        suspended = true;
        ended();
    }

    @Override
    void copyBegun(byte type, byte[] bytes, int from, int to) {
        expect(State.RUNNING, type);
        copy = CopyResponse.read(type, bytes, from, to);
        state = State.COPYING;
        if (type == Backend.COPY_IN_RESPONSE) {
            owner.copyInBegun(this);
        }
    }

    @Override
    boolean copyData(byte[] bytes, int from, int to) {
        expect(State.COPYING, Backend.COPY_DATA);
        copied = bytes;
        copiedFrom = from;
        copiedTo = to;
        if (!pulled && !dropsCopied) {
            thrown = thrown != null ? thrown : Owner.strayCopy(sql());
        }
        return pulled;
    }

    @Override
    void copyDone() {
        expect(State.COPYING, Backend.COPY_DONE);
        state = State.RUNNING;
    }

    @Override
    public CommandTag await() {
        owner.await(this, deadline);
        return answer();
    }

    CommandTag answer() {
        if (failure != null) {
            throw failure;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return tag == null ? EMPTY : tag;
    }
}
