package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.TransactionStateException;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.startup.Started;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session with a server, pipelined: methods that give a {@link Pending} queue, awaiting sends all that is queued and waits.
 *
 * <p>Outside of a transaction each statement has a Sync of its own; several may be on their way. Inside, all that is queued
 * before the first await shares one Sync, BEGIN and COMMIT included.
 *
 * <p>One user at a time, on any thread; only {@link #abort()}, {@link #cancel()} and {@link #usable()} may be called by others
 * meanwhile.
 */
public final class PgSession {
    private final SessionLink link;
    private final Notices notices;
    private final Exchange exchange;
    private final Encoding encoding;
    private long portals;

    private PgSession(SessionLink link, SessionOptions options, Descriptions descriptions) {
        this.link = link;
        this.notices = new Notices(options.noticeCapacity());
        this.exchange = new Exchange(link, options, descriptions, notices);
        this.encoding = new Encoding(exchange);
    }

    /** Takes over a connection that has started up. */
    public static PgSession open(Started started, SessionOptions options, Descriptions descriptions) {
        return new PgSession(new StartedLink(started), options, descriptions);
    }

    /** Takes over a connection of any make. */
    public static PgSession open(SessionLink link, SessionOptions options, Descriptions descriptions) {
        return new PgSession(link, options, descriptions);
    }

    /**
     * Queues a statement. Its rows go to the sink before the answer is there, on the thread that awaits.
     *
     * <p>When nothing is known of the statement, this waits for the server to describe it: once in the life of the process.
     */
    public Pending<CommandTag> execute(
            StatementText text, ParameterWriter parameters, RowSink rows, Deadline deadline) {
        try {
            requireReady();
            var statement = encoding.described(text, deadline);
            var group = exchange.forStatement(deadline);
            var step = new Execution(
                    exchange, text, parameters, rows, Execution.Role.STATEMENT, deadline, Step.State.BINDING);
            encoding.execution(group, step, statement);
            if (group.autocommit) {
                exchange.outbound.synchronise();
            }
            exchange.sendEarly();
            return step;
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /**
     * Queues a statement once per row of parameters, under one Sync: outside of a transaction all are stored or none. The
     * first failure ends it. Sends while it encodes, and reads what comes back meanwhile.
     *
     * @return for each row of parameters, the number of rows that it concerned
     */
    public Pending<long[]> executeBatch(
            StatementText text, BatchParameters parameters, BatchRowSink rows, Deadline deadline) {
        try {
            requireReady();
            var statement = encoding.described(text, deadline);
            var group = exchange.forStatement(deadline);
            var step = new BatchExecution(exchange, text, parameters, rows, deadline);
            encoding.batch(group, step, statement);
            if (group.autocommit) {
                exchange.outbound.synchronise();
            }
            return step;
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /** What the server says of a statement; asked once in the life of the process. */
    public Description describe(StatementText text, Deadline deadline) {
        requireReady();
        return encoding.describedFully(text, deadline);
    }

    /**
     * Queues BEGIN. Should it fail, or an interrupt keep it from being sent, everything fails up to {@link #commit()},
     * {@link #rollback()} or {@link #reset}: nothing that was meant for the transaction runs outside of it.
     *
     * @param sql such as {@code BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY}
     */
    public Pending<CommandTag> begin(String sql) {
        try {
            requireReady();
            if (exchange.planned() != TransactionStatus.IDLE) {
                throw new TransactionStateException(
                        "BEGIN inside of a transaction", "use a savepoint, or end the transaction first");
            }
            exchange.transaction(null);
            return encoding.begin(Controls.begin(exchange, sql));
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /**
     * Queues COMMIT, behind what is queued: when one of those statements fails, COMMIT is skipped by the server and the
     * transaction stays open, failed. Awaiting fails with {@link dev.aludel.error.CommitFailedException} when the server rolled
     * back instead. Once it is sent, nothing cancels it.
     */
    public Pending<CommandTag> commit() {
        try {
            requireTransaction("COMMIT");
            var refused = exchange.outbound.acceptRefusal();
            if (refused != null) {
                throw Failures.skipped(refused);
            }
            return encoding.commit(Controls.commit(exchange));
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /** Queues ROLLBACK. It need not be awaited: what is awaited next looks at its answer first. Interrupts do not end it. */
    public Pending<CommandTag> rollback() {
        try {
            requireTransaction("ROLLBACK");
            if (exchange.outbound.acceptRefusal() != null || exchange.outbound.dropBegin()) {
                return Pending.completed(new CommandTag("ROLLBACK", -1));
            }
            return encoding.rollback(Controls.rollback(exchange));
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /** Queues SAVEPOINT. The name is quoted here. */
    public Pending<CommandTag> savepoint(String name) {
        try {
            requireTransaction("SAVEPOINT");
            exchange.requireBegun();
            return encoding.savepoint(control("SAVEPOINT " + Controls.quoted(name)));
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /**
     * Queues RELEASE SAVEPOINT. Where everything before it is answered, awaiting it does not wait: should it fail, what is
     * behind it is not run, and fails with it as the cause.
     */
    public Pending<CommandTag> releaseSavepoint(String name) {
        try {
            requireTransaction("RELEASE SAVEPOINT");
            // With nothing unanswered before it, it fails only where there is no such savepoint.
            boolean certain = exchange.isQuiet() && exchange.planned() == TransactionStatus.ACTIVE;
            var step = control("RELEASE SAVEPOINT " + Controls.quoted(name));
            encoding.control(exchange.forStatement(Deadline.NEVER), step);
            return certain ? Pending.completed(new CommandTag("RELEASE", -1)) : step;
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    /** Queues ROLLBACK TO SAVEPOINT. Interrupts do not end it. */
    public Pending<CommandTag> rollbackTo(String name) {
        try {
            requireTransaction("ROLLBACK TO SAVEPOINT");
            exchange.requireBegun();
            return encoding.rollbackTo(control("ROLLBACK TO SAVEPOINT " + Controls.quoted(name)));
        } catch (RuntimeException notQueued) {
            return Pending.failed(notQueued);
        }
    }

    private Execution control(String sql) {
        return Controls.control(exchange, StatementText.of(sql).uncached(), Execution.Role.STATEMENT);
    }

    /**
     * Opens a named portal in the open transaction and fetches nothing yet.
     *
     * @param window rows per fetch, at least 1
     * @param deadline of each fetch
     */
    public Portal openPortal(StatementText text, ParameterWriter parameters, int window, Deadline deadline) {
        requireTransaction("A portal");
        return new Portal(exchange, encoding, text, parameters, Math.max(1, window), deadline, ++portals);
    }

    /** Begins {@code COPY .. FROM STDIN}, which the text must be; what is queued is sent before. */
    public CopyIn copyIn(StatementText text, Deadline deadline) {
        requireReady();
        requireCopy(text);
        return new CopyIn(exchange, encoding, text, deadline);
    }

    /** Begins {@code COPY .. TO STDOUT}, which the text must be; it is sent, behind what is queued, when the first message is asked for. */
    public CopyOut copyOut(StatementText text, Deadline deadline) {
        requireReady();
        requireCopy(text);
        return new CopyOut(exchange, encoding, text, deadline);
    }

    /** Anything else would run, and drop the data that is sent behind it. */
    private static void requireCopy(StatementText text) {
        if (!Keyword.of(text.sql()).equals("copy")) {
            var refused = new InvalidStatementException(
                    "The statement is no COPY", "give COPY .. FROM STDIN or COPY .. TO STDOUT, or execute it");
            refused.statement(text.sql());
            throw refused;
        }
    }

    /** Sends what is queued and does not wait. */
    public void flush() {
        exchange.send();
    }

    /** Where the transaction stands, counting what is queued or on its way as done. */
    public TransactionStatus transactionStatus() {
        return exchange.planned();
    }

    /**
     * Notes the server's number of the open transaction, so that {@link dev.aludel.error.DisconnectedException#transaction()}
     * has it when the answer to COMMIT is lost.
     */
    public void transactionNumber(String number) {
        exchange.transaction(number);
    }

    /**
     * Gives the session to its next user: rolls back what is open, and undoes settings, roles, locks, LISTEN, cursors and
     * temporary tables when it may have any. Sent at once, not awaited: the next use looks at the answers first, and ends the
     * connection when a part of it failed.
     *
     * @param dirty whether anything was run whose effects on the session are not known: raw SQL, functions, CALL
     */
    public void reset(boolean dirty) {
        if (!exchange.usable()) {
            return;
        }
        exchange.transaction(null);
        var _ = exchange.outbound.acceptRefusal();
        if (exchange.planned() != TransactionStatus.IDLE && !exchange.outbound.dropBegin()) {
            encoding.rollback(Controls.rollback(exchange));
        }
        if (dirty) {
            encoding.reset();
        }
        exchange.send();
    }

    /** Whether the server answers within the time given. Never throws for a lost connection. */
    public boolean ping(Duration timeout) {
        return exchange.waiting.ping(Deadline.after(timeout));
    }

    /** False once the connection is lost or not to be used any more. */
    public boolean usable() {
        return exchange.usable();
    }

    /** The value of a setting that the server reports by itself, such as {@code server_version}; null if it does not. */
    public @Nullable String parameter(String name) {
        return exchange.inbound.parameter(name);
    }

    /** Takes the notices that came since this was last called, oldest first; see {@link SessionOptions#noticeCapacity()}. */
    public List<ErrorFields> takeNotices() {
        return notices.take();
    }

    /** How many notices were not kept, because nobody took those before them. */
    public long droppedNotices() {
        return notices.dropped();
    }

    /** Where notifications go from now on. */
    public void notifications(NotificationSink sink) {
        exchange.inbound.notifications(sink);
    }

    public SessionStatistics statistics() {
        return exchange.statistics();
    }

    /** The number of the server's process. */
    public int processId() {
        return link.processId();
    }

    /** Ends the connection in an orderly way. Idempotent; never throws. */
    public void close() {
        exchange.close();
    }

    /**
     * Cancels, from any thread, the statement that the session's user waits for: that one or nothing, never what the session
     * runs next. The user's wait ends with {@link dev.aludel.error.OperationCancelledException}, or with the answer if that
     * was faster; COMMIT is not cancelled.
     *
     * @return false when the user waits for nothing
     */
    public boolean cancel() {
        return exchange.waiting.cancelFromAnywhere();
    }

    /** Ends the connection at once, from any thread. Idempotent; never throws. */
    public void abort() {
        exchange.abortFromAnywhere();
    }

    private void requireReady() {
        if (!exchange.usable() && exchange.isQuiet()) {
            throw exchange.unusable();
        }
        if (exchange.isCopying()) {
            throw new TransactionStateException(
                    "The connection was used while a COPY was going on", "finish or close the COPY first");
        }
    }

    private void requireTransaction(String what) {
        requireReady();
        if (exchange.planned() == TransactionStatus.IDLE) {
            throw new TransactionStateException(what + " was asked for, but no transaction is open", "begin one first");
        }
    }
}
