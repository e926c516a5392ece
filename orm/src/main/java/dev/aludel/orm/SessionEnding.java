package dev.aludel.orm;

import dev.aludel.orm.mapping.Links;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.Restoration;
import java.util.ArrayList;
import java.util.List;

/** Commit, rollback, savepoints and the end of a session. Inside the session's guard. */
final class SessionEnding {
    private final SessionCore core;
    private final Restoration restoration;
    private final List<SessionSavepoint> savepoints = new ArrayList<>();

    SessionEnding(SessionCore core) {
        this.core = core;
        this.restoration = new Restoration(core.objects());
    }

    void commit() {
        var pending = core.flushing().flushBeforeCommit();
        if (!core.transaction().active()) {
            return;
        }
        core.transaction().commit(pending);
        if (pending != null) {
            pending.finish();
        }
        core.log().clear();
        core.objects().releaseDeleted();
        if (core.options().expireOnCommit()) {
            core.objects().all().forEach(SessionEnding::unloadCollections);
        }
        ended();
        core.transaction().end();
    }

    void rollback() {
        try {
            core.transaction().end();
        } finally {
            while (core.log().depth() > 0) {
                var _ = restoration.restore(core.log());
            }
            core.objects().releaseDeleted();
            core.work().forget();
            ended();
        }
    }

    SessionSavepoint savepoint() {
        core.flushing().flush("savepoint");
        var set = core.transaction().savepoint();
        core.log().begin();
        var savepoint = new SessionSavepoint(this, core, set, core.log().depth());
        savepoints.add(savepoint);
        return savepoint;
    }

    void release(SessionSavepoint savepoint) {
        core.flushing().flush("release");
        savepoint.inDatabase().release();
        while (core.log().depth() >= savepoint.depth()) {
            core.log().release();
        }
        endFrom(savepoint);
    }

    void rollbackTo(SessionSavepoint savepoint) {
        core.transaction().recover(savepoint.depth() - 1);
        savepoint.inDatabase().rollback();
        boolean bulk = false;
        while (core.log().depth() >= savepoint.depth()) {
            bulk |= restoration.restore(core.log());
        }
        core.work().forget();
        core.reading().dropPrefetched();
        if (bulk) {
            core.transaction().startNewNumber();
        }
        endFrom(savepoint);
    }

    /** Rolls back what is open and lets go of all objects. */
    void close() {
        if (core.closed()) {
            return;
        }
        try {
            if (core.transaction().active()) {
                rollback();
            }
        } finally {
            core.markClosed();
            core.objects().all().forEach(EntityState::detach);
            core.objects().clear();
        }
    }

    private void ended() {
        core.reading().dropPrefetched();
        savepoints.forEach(SessionSavepoint::end);
        savepoints.clear();
    }

    private void endFrom(SessionSavepoint first) {
        var ended = savepoints.subList(savepoints.indexOf(first), savepoints.size());
        ended.forEach(SessionSavepoint::end);
        ended.clear();
    }

    /** Values need nothing: the next transaction reads them again. A change made after the commit is a change all the same. */
    private static <E> void unloadCollections(EntityState<E> state) {
        Links.unloadCollections(state.mapping(), state.entity());
    }
}
