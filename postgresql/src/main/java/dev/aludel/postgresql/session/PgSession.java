package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.ErrorFields;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session with a server, pipelined: methods that give a {@link Pending} queue, awaiting sends all that is queued and waits.
 *
 * <p>Outside of a transaction each statement has a Sync of its own; several may be on their way. Inside, all that is queued
 * before the first await shares one Sync, BEGIN and COMMIT included.
 *
 * <p>One user at a time, on any thread; only {@link #abort()} and {@link #usable()} may be called by others meanwhile.
 */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first
public final class PgSession {
    private PgSession() {}

    /** Takes over a connection that has started up. */
    public static PgSession open(SessionLink link, SessionOptions options, Descriptions descriptions) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues a statement. Its rows go to the sink before the answer is there, on the thread that awaits.
     *
     * <p>When nothing is known of the statement, this waits for the server to describe it: once in the life of the process.
     */
    public Pending<CommandTag> execute(
            StatementText text, ParameterWriter parameters, RowSink rows, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues a statement once per row of parameters, under one Sync: outside of a transaction all are stored or none. The
     * first failure ends it. Sends while it encodes, and reads what comes back meanwhile.
     *
     * @return for each row of parameters, the number of rows that it concerned
     */
    public Pending<long[]> executeBatch(
            StatementText text, BatchParameters parameters, BatchRowSink rows, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** What the server says of a statement; asked once in the life of the process. */
    public Description describe(StatementText text, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues BEGIN.
     *
     * @param sql such as {@code BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY}
     */
    public Pending<CommandTag> begin(String sql) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues COMMIT, behind what is queued: when one of those statements fails, COMMIT is skipped by the server and the
     * transaction stays open, failed. Awaiting fails with {@link dev.aludel.error.CommitFailedException} when the server rolled
     * back instead. Once it is sent, nothing cancels it.
     */
    public Pending<CommandTag> commit() {
        throw new UnsupportedOperationException();
    }

    /** Queues ROLLBACK. It need not be awaited: what is awaited next looks at its answer first. Interrupts do not end it. */
    public Pending<CommandTag> rollback() {
        throw new UnsupportedOperationException();
    }

    /** Queues SAVEPOINT. The name is quoted here. */
    public Pending<CommandTag> savepoint(String name) {
        throw new UnsupportedOperationException();
    }

    public Pending<CommandTag> releaseSavepoint(String name) {
        throw new UnsupportedOperationException();
    }

    public Pending<CommandTag> rollbackTo(String name) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a named portal in the open transaction and fetches nothing yet.
     *
     * @param window rows per fetch, at least 1
     * @param deadline of each fetch
     */
    public Portal openPortal(StatementText text, ParameterWriter parameters, int window, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Begins {@code COPY .. FROM STDIN}, which the text must be; what is queued is sent before. */
    public CopyIn copyIn(StatementText text, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Begins {@code COPY .. TO STDOUT}, which the text must be; what is queued is sent before. */
    public CopyOut copyOut(StatementText text, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Sends what is queued and does not wait. */
    public void flush() {
        throw new UnsupportedOperationException();
    }

    /** Where the transaction stands, counting what is queued or on its way as done. */
    public TransactionStatus transactionStatus() {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives the session to its next user: rolls back what is open, and undoes settings, roles, locks, LISTEN, cursors and
     * temporary tables when it may have any. Sent at once, not awaited: the next use looks at the answers first, and ends the
     * connection when a part of it failed.
     *
     * @param dirty whether anything was run whose effects on the session are not known: raw SQL, functions, CALL
     */
    public void reset(boolean dirty) {
        throw new UnsupportedOperationException();
    }

    /** Whether the server answers within the time given. Never throws for a lost connection. */
    public boolean ping(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** False once the connection is lost or not to be used any more. */
    public boolean usable() {
        throw new UnsupportedOperationException();
    }

    /** The value of a setting that the server reports by itself, such as {@code server_version}; null if it does not. */
    public @Nullable String parameter(String name) {
        throw new UnsupportedOperationException();
    }

    /** Takes the notices that came since this was last called, oldest first; see {@link SessionOptions#noticeCapacity()}. */
    public List<ErrorFields> takeNotices() {
        throw new UnsupportedOperationException();
    }

    /** Where notifications go from now on. */
    public void notifications(NotificationSink sink) {
        throw new UnsupportedOperationException();
    }

    public SessionStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    /** The number of the server's process. */
    public int processId() {
        throw new UnsupportedOperationException();
    }

    /** Ends the connection in an orderly way. Idempotent; never throws. */
    public void close() {
        throw new UnsupportedOperationException();
    }

    /** Ends the connection at once, from any thread. Idempotent; never throws. */
    public void abort() {
        throw new UnsupportedOperationException();
    }
}
