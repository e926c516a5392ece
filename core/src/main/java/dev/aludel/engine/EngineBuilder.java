package dev.aludel.engine;

import dev.aludel.dialect.CartesianProducts;
import dev.aludel.driver.Driver;
import dev.aludel.driver.IsolationLevel;
import dev.aludel.error.ConfigurationException;
import dev.aludel.pool.Pool;
import dev.aludel.pool.PoolOptionsBuilder;
import dev.aludel.schema.SchemaMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Engine}. Not thread-safe; use it once.
 *
 * <p>The URL's own query options are first those of the driver; a name that the driver does not have may be an option of the
 * engine ({@code ?poolSize=10}, in SQLAlchemy's spelling too). What is said to the builder wins over the URL, its
 * methods over {@link #option}. An option that
 * nobody knows is an error that lists those there are.
 */
public final class EngineBuilder {
    private final String url;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<Consumer<EngineDraft>> told = new ArrayList<>();
    private final List<StatementListener> listeners = new ArrayList<>();
    private @Nullable Driver driver;

    EngineBuilder(String url) {
        this.url = url;
    }

    static EngineBuilder of(Map<String, String> settings, String prefix) {
        var url = settings.get(prefix + "url");
        if (url == null) {
            throw new ConfigurationException(
                    "The settings have no \"" + prefix + "url\"", "set it to the database's URL");
        }
        var builder = new EngineBuilder(url);
        settings.forEach((name, value) -> {
            if (name.startsWith(prefix) && !name.equals(prefix + "url")) {
                builder.option(name.substring(prefix.length()), value);
            }
        });
        return builder;
    }

    /** Whether every statement goes to the log {@code dev.aludel.sql} at level INFO, with its parameters (default: no). */
    public EngineBuilder echo(boolean on) {
        return tell(draft -> draft.echo(on));
    }

    /** Whether the log leaves the parameters out (default: no). Errors never contain them. */
    public EngineBuilder hideParameters(boolean on) {
        return tell(draft -> draft.hideParameters(on));
    }

    /** The isolation level of transactions that name none (default: the database's). */
    public EngineBuilder isolation(IsolationLevel level) {
        return tell(draft -> draft.isolation(level));
    }

    /** How long a statement may take (default: zero, no limit); longer ones are cancelled in the database. */
    public EngineBuilder statementTimeout(Duration timeout) {
        return tell(draft -> draft.statementTimeout(timeout));
    }

    /** How many compiled statements are kept, at least 1 (default: 500). */
    public EngineBuilder compiledCacheSize(int statements) {
        return tell(draft -> draft.compiledCacheSize(statements));
    }

    /** What is made of statements whose tables nothing connects (default: a warning in the log {@code dev.aludel.sql}). */
    public EngineBuilder cartesianProducts(CartesianProducts products) {
        return tell(draft -> draft.cartesianProducts(products));
    }

    /** Connections that carry the queries of {@link Engine#shared()}, beside those of the pool (default: 0, none). */
    public EngineBuilder sharedConnections(int connections) {
        return tell(draft -> draft.sharedConnections(connections));
    }

    /** Connections kept open (default: 5). */
    public EngineBuilder poolSize(int connections) {
        return tell(draft -> draft.poolSize(connections));
    }

    /** Connections open at once beyond {@code poolSize} (default: 10), -1 for any number. */
    public EngineBuilder maxOverflow(int connections) {
        return tell(draft -> draft.maxOverflow(connections));
    }

    /** How long to wait for a connection (default: 30 s). */
    public EngineBuilder poolTimeout(Duration timeout) {
        return tell(draft -> draft.poolTimeout(timeout));
    }

    /** From which age on a connection is replaced when it is next taken (default: zero, never). */
    public EngineBuilder poolRecycle(Duration age) {
        return tell(draft -> draft.poolRecycle(age));
    }

    /** Whether each connection is tested when it is taken. By default it is after a pause of half a second. */
    public EngineBuilder poolPrePing(boolean on) {
        return tell(draft -> draft.poolPrePing(on));
    }

    /** The pool's other options. */
    public EngineBuilder pool(Consumer<? super PoolOptionsBuilder> settings) {
        return tell(draft -> draft.pool(settings));
    }

    private EngineBuilder tell(Consumer<EngineDraft> setting) {
        told.add(setting);
        return this;
    }

    /** Has a listener told of every statement, from the first on. */
    public EngineBuilder listener(StatementListener listener) {
        listeners.add(listener);
        return this;
    }

    /** The driver to use, in place of one that is found by the URL's scheme. */
    public EngineBuilder driver(Driver chosen) {
        driver = chosen;
        return this;
    }

    /**
     * Sets an option of the driver or the engine by name, its value as text: whole numbers, {@code true} or {@code false},
     * durations as seconds ({@code 30}), with a unit ({@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}) or as ISO 8601.
     * Checked by {@link #build()}, which knows the driver.
     */
    public EngineBuilder option(String name, String value) {
        if (options.put(name, value) != null) {
            throw new ConfigurationException("The option \"" + name + "\" is given twice", "give it once");
        }
        return this;
    }

    /**
     * Makes the engine; nothing is opened yet.
     *
     * @throws ConfigurationException if the URL or an option is wrong or unknown, or there is no driver for it
     */
    public Engine build() {
        var drivers = new ArrayList<>(Drivers.installed());
        if (driver != null) {
            drivers.addFirst(driver);
        }
        var parsed = UrlParser.parse(url, Drivers.schemes(drivers));
        var found = Drivers.forScheme(parsed.scheme(), drivers);
        var sorting = new OptionSorting(found);
        var draft = new EngineDraft();
        var fromUrl = sorting.engineOptions(parsed.options());
        fromUrl.forEach((name, value) -> EngineOptionNames.set(draft, name, value));
        sorting.engineOptions(options).forEach((name, value) -> EngineOptionNames.set(draft, name, value));
        told.forEach(setting -> setting.accept(draft));
        var target = parsed.withoutOptions(
                fromUrl.values().stream().map(OptionValue::name).toList());
        for (var option : options.entrySet()) {
            if (sorting.isDrivers(option.getKey())) {
                target = target.withOption(option.getKey(), option.getValue());
            }
        }
        var settings = draft.settings();
        var connector = found.connector(target);
        var shared = settings.sharedConnections() == 0 ? null : connector.shared(settings.sharedConnections());
        var parts = new EngineParts(
                Pool.create(connector, draft.poolOptions()),
                () -> connector.dialect().orElseGet(found::dialect),
                draft.cache(),
                new Telemetry(draft.log(), listeners),
                settings,
                SchemaMap.NONE);
        return new Engine(target, parts, connector, shared);
    }
}
