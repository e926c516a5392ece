package dev.aludel.orm;

import dev.aludel.engine.UseGuard;
import dev.aludel.error.SessionStateException;
import dev.aludel.orm.flush.UnitOfWork;
import dev.aludel.orm.state.IdentityMap;
import dev.aludel.orm.state.TransactionLog;

/** The parts of one session, which know each other through it. Not thread-safe: inside the session's guard. */
final class SessionCore {
    private final Model model;
    private final SessionOptions options;
    private final UseGuard guard = new UseGuard("session");
    private final IdentityMap objects = new IdentityMap();
    private final TransactionLog log = new TransactionLog();
    private final SessionTransaction transaction;
    private final Membership members;
    private final SessionReading reading;
    private final UnitOfWork work;
    private final Flushing flushing;
    private long order;
    private boolean closed;

    SessionCore(Databases databases, Model model, SessionOptions options) {
        this.model = model;
        this.options = options;
        this.transaction = new SessionTransaction(databases, options.transaction(), log);
        this.members = new Membership(this);
        this.reading = new SessionReading(this);
        this.work = new UnitOfWork(model.order(), objects, log, members);
        this.flushing = new Flushing(this);
    }

    /** Claims the session for one operation. */
    UseGuard.Use enter(String operation) {
        var use = guard.enter(operation);
        if (closed) {
            use.close();
            throw new SessionStateException(
                    operation + "() was called on a closed session", "open a new one from the session factory");
        }
        return use;
    }

    /** Claims the session for its end, which may come more than once. */
    UseGuard.Use enterClose() {
        return guard.enter("close");
    }

    boolean closed() {
        return closed;
    }

    void markClosed() {
        closed = true;
    }

    long nextOrder() {
        return ++order;
    }

    Model model() {
        return model;
    }

    SessionOptions options() {
        return options;
    }

    IdentityMap objects() {
        return objects;
    }

    TransactionLog log() {
        return log;
    }

    SessionTransaction transaction() {
        return transaction;
    }

    Membership members() {
        return members;
    }

    SessionReading reading() {
        return reading;
    }

    UnitOfWork work() {
        return work;
    }

    Flushing flushing() {
        return flushing;
    }
}
