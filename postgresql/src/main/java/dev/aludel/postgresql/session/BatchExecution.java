package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.WireBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One statement executed once for each of many rows of parameters, in one group. */
final class BatchExecution extends Step implements Pending<long[]> {
    final StatementText text;
    final BatchParameters parameters;
    final Deadline deadline;
    private final Exchange exchange;
    private final BatchRowSink rows;

    /** Rows of parameters sent. */
    int size;

    /** All have been sent, as far as they will be. */
    boolean complete;

    /** The rows could not be encoded any further; what was sent of them is made to fail. */
    @Nullable RuntimeException poison;

    @Nullable Throwable thrown;

    boolean delivered;

    /** The row answered now. */
    private int index;

    private long[] counts = new long[16];

    BatchExecution(
            Exchange exchange, StatementText text, BatchParameters parameters, BatchRowSink rows, Deadline deadline) {
        super(State.BINDING);
        this.exchange = exchange;
        this.text = text;
        this.parameters = parameters;
        this.rows = rows;
        this.deadline = deadline;
    }

    /** As it was before it was sent. */
    void renew() {
        state = State.BINDING;
        next = null;
        group = null;
        failure = null;
        parses = false;
        describes = false;
        size = 0;
        index = 0;
        complete = false;
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
    boolean failedBeforeRunning() {
        return index == 0 && super.failedBeforeRunning();
    }

    @Override
    String failedPart() {
        return "row " + index + " of the batch";
    }

    @Override
    void dataRow(byte[] bytes, int from, int to) {
        expect(State.RUNNING, Backend.DATA_ROW);
        if (thrown != null) {
            return;
        }
        var described = description;
        var columns = described == null ? null : described.columns();
        if (described == null
                || columns == null
                || to - from < 2
                || WireBytes.uint16(bytes, from) != columns.columns()) {
            throw new ProtocolViolationException(
                    "the server sent a row that does not fit its description, for: " + sql());
        }
        try {
            if (!delivered) {
                delivered = true;
                rows.columns(described);
            }
            rows.row(index, bytes, from, to);
        } catch (RuntimeException | Error theUsers) {
            thrown = theUsers;
        }
    }

    @Override
    void commandComplete(CommandTag tag) {
        expect(State.RUNNING, Backend.COMMAND_COMPLETE);
        if (index == counts.length) {
            counts = Arrays.copyOf(counts, index * 2);
        }
        counts[index++] = Math.max(0, tag.rows());
        // More rows may still be on their way to the server: then the answer stands before the next BindComplete.
        state = State.BINDING;
    }

    @Override
    boolean isDone() {
        return complete && poison == null && index == size && (state == State.BINDING || state == State.DONE);
    }

    @Override
    public long[] await() {
        exchange.await(this, deadline);
        if (failure != null) {
            throw failure;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return Arrays.copyOf(counts, index);
    }
}
