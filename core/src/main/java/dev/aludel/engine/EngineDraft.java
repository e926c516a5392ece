package dev.aludel.engine;

import dev.aludel.dialect.CartesianProducts;
import dev.aludel.dialect.StatementCache;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.error.ConfigurationException;
import dev.aludel.pool.PoolOptions;
import dev.aludel.pool.PoolOptionsBuilder;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of an engine while they are gathered: first those of the URL, then what the builder was told. */
final class EngineDraft {
    private final PoolOptionsBuilder pool = PoolOptions.builder();
    private boolean echo;
    private boolean hideParameters;
    private @Nullable IsolationLevel isolation;
    private Duration statementTimeout = Duration.ZERO;
    private int sharedConnections;
    private CartesianProducts cartesianProducts = CartesianProducts.WARN;
    private int compiledCacheSize = StatementCache.DEFAULT_CAPACITY;

    void echo(boolean on) {
        echo = on;
    }

    void hideParameters(boolean on) {
        hideParameters = on;
    }

    void isolation(IsolationLevel level) {
        isolation = level;
    }

    void statementTimeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new ConfigurationException(
                    "The option statementTimeout cannot be " + timeout, "say a positive duration, or zero for none");
        }
        statementTimeout = timeout;
    }

    void compiledCacheSize(int statements) {
        if (statements < 1) {
            throw new ConfigurationException("The option compiledCacheSize cannot be " + statements, "say 1 or more");
        }
        compiledCacheSize = statements;
    }

    void cartesianProducts(CartesianProducts products) {
        cartesianProducts = products;
    }

    void sharedConnections(int connections) {
        if (connections < 0) {
            throw new ConfigurationException(
                    "The option sharedConnections cannot be " + connections, "say 1 or more, or 0 to do without");
        }
        sharedConnections = connections;
    }

    void poolSize(int connections) {
        pool.poolSize(connections);
    }

    void maxOverflow(int connections) {
        pool.maxOverflow(connections);
    }

    void poolTimeout(Duration timeout) {
        pool.poolTimeout(timeout);
    }

    void poolRecycle(Duration age) {
        pool.poolRecycle(age);
    }

    void poolPrePing(boolean on) {
        pool.poolPrePing(on);
    }

    void pool(Consumer<? super PoolOptionsBuilder> settings) {
        settings.accept(pool);
    }

    PoolOptions poolOptions() {
        return pool.build();
    }

    StatementLog log() {
        return new StatementLog(echo, hideParameters, poolOptions().name());
    }

    StatementCache cache() {
        return new StatementCache(compiledCacheSize, cartesianProducts);
    }

    EngineSettings settings() {
        return new EngineSettings(isolation, statementTimeout, sharedConnections);
    }
}
