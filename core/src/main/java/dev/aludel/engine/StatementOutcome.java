package dev.aludel.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a statement ended. Immutable.
 *
 * @param rows rows read or changed; of a stream 0
 * @param roundTrips the times the caller waited for the database because of it; statements that were sent together share
 *     one, which is counted for the first that is awaited
 * @param duration from sending it to its answer
 * @param failure what went wrong, or null
 */
public record StatementOutcome(
        long rows,
        long roundTrips,
        Duration duration,
        @Nullable Throwable failure) {}
