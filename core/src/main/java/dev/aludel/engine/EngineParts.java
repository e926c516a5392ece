package dev.aludel.engine;

import dev.aludel.dialect.BoundBatch;
import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.StatementCache;
import dev.aludel.pool.Pool;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Statement;
import java.util.function.Supplier;

/**
 * What an engine shares with its connections. Immutable, its parts are thread-safe.
 *
 * @param dialects gives the dialect of the server, or before the first connection the one that the URL suggests
 */
record EngineParts(
        Pool pool, Supplier<Dialect> dialects, StatementCache cache, Telemetry telemetry, EngineSettings settings) {
    Dialect dialect() {
        return dialects.get();
    }

    BoundStatement prepare(Statement statement) {
        return dialect().prepare(statement, cache);
    }

    BoundBatch prepare(Batch batch) {
        return dialect().prepare(batch, cache);
    }

    EngineStatistics statistics() {
        return new EngineStatistics(telemetry.statements(), telemetry.roundTrips(), cache.hits(), cache.misses());
    }
}
