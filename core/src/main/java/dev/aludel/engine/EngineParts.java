package dev.aludel.engine;

import dev.aludel.dialect.BoundBatch;
import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.StatementCache;
import dev.aludel.pool.Pool;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Statement;

/** What an engine shares with its connections. Immutable, its parts are thread-safe. */
record EngineParts(Pool pool, Dialect dialect, StatementCache cache, Telemetry telemetry, EngineSettings settings) {
    BoundStatement prepare(Statement statement) {
        return dialect.prepare(statement, cache);
    }

    BoundBatch prepare(Batch batch) {
        return dialect.prepare(batch, cache);
    }

    EngineStatistics statistics() {
        return new EngineStatistics(telemetry.statements(), telemetry.roundTrips(), cache.hits(), cache.misses());
    }
}
