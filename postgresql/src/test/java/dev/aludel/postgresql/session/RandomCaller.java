package dev.aludel.postgresql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.settings.PrepareMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A session's user that does whatever bytes say, remembers what it was told, and compares that in the end with what the
 * server did.
 */
final class RandomCaller {
    /** What a sink or a writer of parameters of its own throws. */
    private static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Something that was asked for. */
    private record Asked(
            int number, int operation, Kind kind, Transaction within, Pending<?> pending, List<String> rows) {}

    private enum Kind {
        SELECT,
        INSERT,
        BEGIN,
        COMMIT,
        OTHER
    }

    /** A transaction, and what is known of its end. */
    private static final class Transaction {
        boolean committed;
        boolean inDoubt;
        boolean undone;
    }

    private static final StatementText SELECT = StatementText.of("select $1");
    private static final StatementText INSERT = StatementText.of("insert $1");
    private static final List<StatementText> INSERTS = List.of(
            INSERT,
            INSERT,
            StatementText.of("insert declared $1", 25).result(StatementText.Result.BINARY),
            INSERT.uncached(),
            StatementText.of("insert other $1"),
            StatementText.of("insert third $1"));

    private final Choices choices;
    private final RandomWire wire;
    private final PgSession session;
    private final List<Asked> asked = new ArrayList<>();
    private int operations;
    private Transaction transaction;

    private RandomCaller(Choices choices) {
        this.choices = choices;
        this.wire = new RandomWire(choices);
        var options = SessionOptions.DEFAULT
                .grace(Duration.ofHours(1))
                .prepareMode(
                        choices.oneIn(5)
                                ? PrepareMode.UNNAMED
                                : choices.oneIn(5) ? PrepareMode.POOLED : PrepareMode.NAMED)
                .statementCacheSize(choices.oneIn(3) ? 2 : 100);
        this.session = PgSession.open((SessionLink) wire, options, new Descriptions(100, type -> false));
    }

    static void run(byte[] bytes) throws InterruptedException {
        var caller = new RandomCaller(new Choices(bytes));
        try {
            caller.script();
            caller.settle();
            caller.compare();
        } finally {
            var _ = Thread.interrupted();
            caller.session.close();
            caller.wire.over();
            var _ = Thread.interrupted();
        }
    }

    private void script() {
        for (int i = 0; i < 60 && !choices.isOver(); i++) {
            try {
                act();
            } catch (AludelException | Own expected) {
                // What became of it is asked of its answer.
            }
            if (choices.oneIn(6)) {
                var _ = Thread.interrupted();
            }
        }
    }

    private Deadline deadline() {
        if (!choices.oneIn(16)) {
            return Deadline.NEVER;
        }
        wire.disturbed = true;
        return Deadline.after(Duration.ofMillis(choices.below(2)));
    }

    private Transaction within() {
        return session.transactionStatus() == TransactionStatus.IDLE ? null : transaction;
    }

    private void act() {
        switch (choices.below(20)) {
            case 0, 1 -> select();
            case 2, 3, 4 -> insert();
            case 5, 6 -> {
                boolean fresh = session.transactionStatus() == TransactionStatus.IDLE;
                var begin = session.begin("BEGIN");
                transaction = fresh ? new Transaction() : transaction;
                ask(0, fresh ? Kind.BEGIN : Kind.OTHER, begin, List.of());
            }
            case 7, 8 -> {
                var within = within();
                asked.add(new Asked(asked.size(), 0, Kind.COMMIT, within, session.commit(), List.of()));
                await(asked.size() - 1);
            }
            case 9 -> ask(0, Kind.OTHER, session.rollback(), List.of());
            case 10 -> ask(0, Kind.OTHER, session.savepoint("s"), List.of());
            case 11 -> {
                if (transaction != null) {
                    transaction.undone = true;
                }
                ask(
                        0,
                        Kind.OTHER,
                        choices.oneIn(2) ? session.releaseSavepoint("s") : session.rollbackTo("s"),
                        List.of());
            }
            case 12 -> batch();
            case 13 -> portal();
            case 14 -> copyIn();
            case 15 -> copyOut();
            case 16 -> {
                if (!asked.isEmpty()) {
                    await(choices.below(asked.size()));
                }
            }
            case 17 -> {
                Thread.currentThread().interrupt();
                wire.disturbed = true;
            }
            case 18 -> session.flush();
            default -> {
                switch (choices.below(4)) {
                    case 0 -> session.ping(Duration.ofHours(1));
                    case 1 -> session.takeNotices();
                    case 2 -> {
                        if (choices.oneIn(3)) {
                            session.abort();
                        }
                    }
                    default -> session.reset(choices.oneIn(2));
                }
            }
        }
    }

    private void ask(int operation, Kind kind, Pending<?> pending, List<String> rows) {
        asked.add(new Asked(asked.size(), operation, kind, within(), pending, rows));
        if (choices.below(3) == 1) {
            await(asked.size() - 1);
        }
    }

    private void await(int index) {
        asked.get(index).pending.await();
    }

    private String value(int operation) {
        return operation + ":" + (choices.oneIn(12) ? "x".repeat(40_000) : "");
    }

    private ParameterWriter parameters(int operation) {
        var value = value(operation);
        return choices.oneIn(20)
                ? (description, out) -> {
                    out.int32(7);
                    throw new Own();
                }
                : Sessions.texts(value);
    }

    private RowSink sink(List<String> rows) {
        int throwing = choices.oneIn(16) ? choices.below(3) : -1;
        boolean interrupting = choices.oneIn(16);
        return (chunk, from, to) -> {
            if (rows.size() == throwing) {
                throw new Own();
            }
            if (interrupting) {
                wire.disturbed = true;
                Thread.currentThread().interrupt();
            }
            rows.add(wire.server.mutated ? "" : Sessions.row(chunk, from));
        };
    }

    private void select() {
        int operation = ++operations;
        var rows = new ArrayList<String>();
        ask(operation, Kind.SELECT, session.execute(SELECT, parameters(operation), sink(rows), deadline()), rows);
    }

    private void insert() {
        int operation = ++operations;
        var within = within();
        var text = INSERTS.get(choices.below(INSERTS.size()));
        var pending = session.execute(text, parameters(operation), RowSink.NONE, deadline());
        asked.add(new Asked(asked.size(), operation, Kind.INSERT, within, pending, List.of()));
        if (choices.below(3) == 1) {
            await(asked.size() - 1);
        }
    }

    private void batch() {
        int first = operations + 1;
        var values = new ArrayList<String>();
        boolean large = choices.oneIn(3);
        for (int i = choices.below(30); i >= 0; i--) {
            values.add(++operations + ":" + (large ? "y".repeat(20_000) : ""));
        }
        var within = within();
        int throwing = choices.oneIn(8) ? choices.below(values.size()) : -1;
        var rows = Sessions.batch(values);
        var pending = session.executeBatch(
                INSERT,
                new BatchParameters() {
                    @Override
                    public boolean hasRow(int index) {
                        return rows.hasRow(index);
                    }

                    @Override
                    public void write(
                            int index, Description description, dev.aludel.postgresql.protocol.MessageWriter out) {
                        if (index == throwing) {
                            throw new Own();
                        }
                        rows.write(index, description, out);
                    }
                },
                BatchRowSink.NONE,
                deadline());
        for (int operation = first; operation <= operations; operation++) {
            asked.add(new Asked(asked.size(), operation, Kind.INSERT, within, pending, List.of()));
        }
        if (choices.below(2) == 1) {
            pending.await();
        }
    }

    private void portal() {
        int operation = ++operations;
        var rows = new ArrayList<String>();
        try (var portal = session.openPortal(SELECT, parameters(operation), 1 + choices.below(3), deadline())) {
            boolean more = true;
            for (int i = 0; i < 8 && more; i++) {
                more = portal.fetch(sink(rows));
                if (choices.oneIn(5)) {
                    insert();
                }
            }
            if (!more && !wire.server.mutated) {
                assertEquals(wire.server.rows(operation), rows);
            }
        }
    }

    private void copyIn() {
        int operation = ++operations;
        var within = within();
        var copy = session.copyIn(StatementText.of("copy " + operation + " from stdin"), deadline());
        Pending<?> once = null;
        try (copy) {
            try {
                var data = new byte[choices.oneIn(4) ? 70_000 : 10];
                for (int i = choices.below(8); i > 0; i--) {
                    copy.write(data, 0, data.length);
                }
                if (!choices.oneIn(6)) {
                    var tag = copy.finish();
                    once = Pending.completed(tag);
                }
            } catch (AludelException failed) {
                once = Pending.failed(failed);
                throw failed;
            }
        } finally {
            if (once != null) {
                asked.add(new Asked(asked.size(), operation, Kind.INSERT, within, once, List.of()));
            }
        }
    }

    private void copyOut() {
        try (var copy = session.copyOut(StatementText.of("copy t to stdout").uncached(), deadline())) {
            for (int i = choices.below(9); i > 0 && copy.next(); i--) {
                assertTrue(copy.to() >= copy.from());
            }
        }
    }

    // ---- the end

    /** Every answer is there, once, and stays what it was. */
    private void settle() {
        Collections.shuffle(asked, new java.util.Random(operations));
        for (var each : asked) {
            var first = outcome(each.pending);
            assertSame(
                    first instanceof Throwable ? first : null, outcome(each.pending) instanceof Throwable t ? t : null);
            note(each, first);
        }
        var _ = Thread.interrupted();
        if (!session.usable()) {
            var late = session.execute(SELECT, Sessions.texts("0:"), RowSink.NONE, Deadline.NEVER);
            var told = outcome(late);
            assertTrue(
                    told instanceof DisconnectedException lost && lost.outcome() == Outcome.NOT_SENT,
                    () -> "lost, but: " + told + story());
            return;
        }
        choices.calm();
        wire.server.interrupts = false;
        try {
            session.reset(true);
            var rows = new ArrayList<String>();
            int operation = ++operations;
            session.execute(SELECT, Sessions.texts(operation + ":"), Sessions.collect(rows), Deadline.NEVER)
                    .await();
            assertTrue(wire.server.mutated || rows.equals(wire.server.rows(operation)));
            assertEquals(TransactionStatus.IDLE, session.transactionStatus());
        } catch (AludelException failed) {
            assertFalse(session.usable() && !wire.server.mutated, () -> "usable, but: " + failed + story());
            legal(failed);
        }
    }

    private static Object outcome(Pending<?> pending) {
        try {
            return pending.await();
        } catch (AludelException | Own failure) {
            return failure;
        }
    }

    private void note(Asked each, Object outcome) {
        if (outcome instanceof AludelException failure) {
            legal(failure);
        }
        if (each.kind == Kind.COMMIT && each.within != null) {
            if (!(outcome instanceof Throwable)) {
                each.within.committed = true;
            } else if (outcome instanceof DisconnectedException lost && lost.outcome() == Outcome.IN_DOUBT) {
                each.within.inDoubt = true;
            }
        }
    }

    /** A server that keeps to the protocol is never accused of the contrary. */
    private void legal(AludelException failure) {
        if (!wire.server.mutated && failure.getCause() instanceof ProtocolViolationException accused) {
            throw new AssertionError("the server has done nothing wrong", accused);
        }
    }

    private void compare() {
        if (wire.broken != null) {
            throw new AssertionError("the wire has seen what must not be", wire.broken);
        }
        if (wire.server.mutated) {
            return;
        }
        for (var each : asked) {
            var outcome = outcome(each.pending);
            if (each.kind == Kind.SELECT && !(outcome instanceof Throwable)) {
                assertEquals(wire.server.rows(each.operation), each.rows);
            }
            if (each.kind == Kind.INSERT) {
                compare(each, outcome, wire.server.stored(each.operation));
            }
        }
    }

    /** What happened, for whoever reads a failure. */
    private String story() {
        var text = new StringBuilder();
        asked.stream()
                .sorted(java.util.Comparator.comparingInt(Asked::number))
                .forEach(each -> text.append("\n ")
                        .append(each.number)
                        .append(' ')
                        .append(each.kind)
                        .append(' ')
                        .append(each.operation)
                        .append(" within ")
                        .append(each.within == null ? "none" : each.within.hashCode())
                        .append(", stored ")
                        .append(wire.server.stored(each.operation))
                        .append(": ")
                        .append(outcome(each.pending)));
        return text.toString();
    }

    private void compare(Asked insert, Object outcome, int stored) {
        assertTrue(stored <= 1, () -> "stored twice: " + insert.operation + story());
        if (outcome instanceof DisconnectedException lost && lost.outcome() == Outcome.IN_DOUBT) {
            return;
        }
        if (outcome instanceof Throwable) {
            assertEquals(0, stored, () -> "stored, though said to have failed: " + insert.operation + story());
            if (outcome instanceof DisconnectedException lost && lost.outcome() == Outcome.NOT_SENT) {
                assertFalse(wire.server.hasSeen(insert.operation), "seen by the server, though said not to be sent");
            }
            return;
        }
        var within = insert.within;
        if (within == null) {
            assertEquals(1, stored, () -> "said to be stored: " + insert.operation + story());
        } else if (within.committed && !within.undone) {
            assertEquals(1, stored, () -> "committed: " + insert.operation + story());
        } else if (!within.committed && !within.inDoubt) {
            assertEquals(0, stored, () -> "not committed: " + insert.operation + story());
        }
    }
}
