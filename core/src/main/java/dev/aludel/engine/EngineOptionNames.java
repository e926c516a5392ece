package dev.aludel.engine;

import dev.aludel.dialect.CartesianProducts;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.pool.IdleOrder;
import dev.aludel.pool.LeakTracking;
import dev.aludel.pool.PrePing;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The options of an engine by name, for URLs and settings. A name is found whatever its case and underscores, so that
 * SQLAlchemy's {@code pool_size} is {@code poolSize}; its other names are here too.
 */
final class EngineOptionNames {
    private static final Map<String, String> SQLALCHEMY = Map.of(
            "isolationlevel", "isolation",
            "querycachesize", "compiledCacheSize");

    private static final Map<String, BiConsumer<EngineDraft, OptionValue>> OPTIONS = new TreeMap<>(Map.ofEntries(
            option("echo", (draft, value) -> draft.echo(value.truth())),
            option("hideParameters", (draft, value) -> draft.hideParameters(value.truth())),
            option("isolation", (draft, value) -> draft.isolation(value.choice(IsolationLevel.class))),
            option("statementTimeout", (draft, value) -> draft.statementTimeout(value.duration())),
            option("compiledCacheSize", (draft, value) -> draft.compiledCacheSize(value.number())),
            option(
                    "cartesianProducts",
                    (draft, value) -> draft.cartesianProducts(value.choice(CartesianProducts.class))),
            option("sharedConnections", (draft, value) -> draft.sharedConnections(value.number())),
            option("poolName", (draft, value) -> draft.pool(pool -> pool.name(value.text()))),
            option("poolSize", (draft, value) -> draft.poolSize(value.number())),
            option("maxOverflow", (draft, value) -> draft.maxOverflow(value.number())),
            option("poolTimeout", (draft, value) -> draft.poolTimeout(value.duration())),
            option("poolRecycle", (draft, value) -> draft.poolRecycle(value.durationOrNone())),
            option("poolPrePing", (draft, value) -> draft.poolPrePing(value.truth())),
            option("prePing", (draft, value) -> draft.pool(pool -> pool.prePing(value.choice(PrePing.class)))),
            option("prePingIdle", (draft, value) -> draft.pool(pool -> pool.prePingIdle(value.duration()))),
            option("pingTimeout", (draft, value) -> draft.pool(pool -> pool.pingTimeout(value.duration()))),
            option("connectTimeout", (draft, value) -> draft.pool(pool -> pool.connectTimeout(value.duration()))),
            option("connectConcurrency", (draft, value) -> draft.pool(pool -> pool.connectConcurrency(value.number()))),
            option("idleOrder", (draft, value) -> draft.pool(pool -> pool.idleOrder(value.choice(IdleOrder.class)))),
            option(
                    "poolUseLifo",
                    (draft, value) ->
                            draft.pool(pool -> pool.idleOrder(value.truth() ? IdleOrder.LIFO : IdleOrder.FIFO))),
            option("minIdle", (draft, value) -> draft.pool(pool -> pool.minIdle(value.number()))),
            option("idleTimeout", (draft, value) -> draft.pool(pool -> pool.idleTimeout(value.duration()))),
            option("maxLifetime", (draft, value) -> draft.pool(pool -> pool.maxLifetime(value.duration()))),
            option("keepAlive", (draft, value) -> draft.pool(pool -> pool.keepAlive(value.duration()))),
            option("leakThreshold", (draft, value) -> draft.pool(pool -> pool.leakThreshold(value.duration()))),
            option(
                    "leakTracking",
                    (draft, value) -> draft.pool(pool -> pool.leakTracking(value.choice(LeakTracking.class)))),
            option("closeTimeout", (draft, value) -> draft.pool(pool -> pool.closeTimeout(value.duration())))));

    private EngineOptionNames() {}

    private static Map.Entry<String, BiConsumer<EngineDraft, OptionValue>> option(
            String name, BiConsumer<EngineDraft, OptionValue> setter) {
        return Map.entry(name, setter);
    }

    static Set<String> all() {
        return new TreeSet<>(OPTIONS.keySet());
    }

    /** The name as it is spelt here. */
    static Optional<String> canonical(String name) {
        var plain = plain(name);
        if (SQLALCHEMY.containsKey(plain)) {
            return Optional.ofNullable(SQLALCHEMY.get(plain));
        }
        return OPTIONS.keySet().stream()
                .filter(known -> plain(known).equals(plain))
                .findFirst();
    }

    /** Sets an option that {@link #canonical} knows. */
    static void set(EngineDraft draft, String canonical, OptionValue value) {
        var setter = OPTIONS.get(canonical);
        if (setter == null) {
            throw new IllegalArgumentException(canonical);
        }
        setter.accept(draft, value);
    }

    /** Without case and underscores. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
