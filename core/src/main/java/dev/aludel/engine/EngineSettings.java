package dev.aludel.engine;

import dev.aludel.driver.IsolationLevel;
import dev.aludel.driver.TransactionOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an engine behaves beside its pool. Immutable.
 *
 * @param isolation the level of transactions that name none, or null for the database's default
 * @param statementTimeout how long a statement may take; zero for no limit
 * @param sharedConnections connections that {@link Engine#shared()} uses; zero when it is not to be used
 */
record EngineSettings(@Nullable IsolationLevel isolation, Duration statementTimeout, int sharedConnections) {
    /** The options with this level where they have none. */
    static TransactionOptions withLevel(TransactionOptions options, @Nullable IsolationLevel level) {
        return level == null || options.isolation() != null ? options : options.isolation(level);
    }
}
