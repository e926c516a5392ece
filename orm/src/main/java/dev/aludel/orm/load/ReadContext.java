package dev.aludel.orm.load;

import dev.aludel.driver.Pending;
import dev.aludel.orm.state.EntityState;
import dev.aludel.orm.state.IdentityMap;
import dev.aludel.orm.state.SessionLink;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import java.util.List;

/** The session on whose behalf entities are read. Used by one thread at a time. */
public interface ReadContext {
    IdentityMap objects();

    /** What the objects that are read will load their relationships through. */
    SessionLink link();

    /** Sends a query in the session's transaction, without a flush before it; its rows are read when it is awaited. */
    <T> Pending<List<T>> send(Query<T> query, ReadScope scope);

    /** The number of the current transaction. */
    long transaction();

    /** Whether values are kept to find changes with; otherwise only a digest is. */
    boolean keepsSnapshots();

    /** Whether relationships of an object have changes that are not flushed. */
    boolean touched(EntityState<?> state);

    /** Counts the objects that come to the session. */
    long nextOrder();

    /** Remembers what was loaded without having been touched, so that it can be dropped. */
    void prefetched(Prefetched value);

    /** Something that was loaded on behalf of a sibling. */
    @FunctionalInterface
    interface Prefetched {
        /** Makes it unloaded again, unless it was looked at. */
        void drop();
    }
}
