package dev.aludel.orm;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Savepoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The savepoints of a session's connections that were set at one moment. Inside the session's guard. */
final class Savepoints {
    private final SessionTransaction transaction;
    private final Map<Connection, Savepoint> set = new LinkedHashMap<>();

    Savepoints(SessionTransaction transaction, List<Connection> connections) {
        this.transaction = transaction;
        connections.forEach(connection -> set.put(connection, connection.savepoint()));
    }

    void release() {
        set.values().forEach(Savepoint::release);
    }

    /** What a connection has done that was taken later is behind the savepoint as a whole. */
    void rollback() {
        transaction.keepOnly(set.keySet());
        set.values().forEach(Savepoint::rollback);
    }
}
