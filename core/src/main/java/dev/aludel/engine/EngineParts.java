package dev.aludel.engine;

import dev.aludel.dialect.BoundBatch;
import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.StatementCache;
import dev.aludel.pool.Pool;
import dev.aludel.schema.SchemaMap;
import dev.aludel.sql.Batch;
import dev.aludel.sql.Statement;
import java.util.function.Supplier;

/**
 * What an engine shares with its connections. Immutable, its parts are thread-safe.
 *
 * @param schemas what the schemas of tables stand for
 * @param dialects gives the dialect of the server, or before the first connection the one that the URL suggests
 */
record EngineParts(
        Pool pool,
        Supplier<Dialect> dialects,
        StatementCache cache,
        Telemetry telemetry,
        EngineSettings settings,
        SchemaMap schemas) {
    Dialect dialect() {
        return dialects.get();
    }

    BoundStatement prepare(Statement statement) {
        return dialect().prepare(statement, cache, schemas);
    }

    BoundBatch prepare(Batch batch) {
        return dialect().prepare(batch, cache, schemas);
    }

    /** The same where the schemas of tables stand for others. */
    EngineParts withSchemas(SchemaMap map) {
        return new EngineParts(pool, dialects, cache, telemetry, settings, map);
    }

    EngineStatistics statistics() {
        return new EngineStatistics(telemetry.statements(), telemetry.roundTrips(), cache.hits(), cache.misses());
    }
}
