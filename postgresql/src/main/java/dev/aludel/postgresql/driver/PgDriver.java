package dev.aludel.postgresql.driver;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Driver;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.dialect.PgDialect;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.type.PgCodec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The driver for PostgreSQL, found by {@link java.util.ServiceLoader}. Give {@code Engine.builder(url).driver(..)} one of your own
 * making to teach it types that it does not know.
 */
public final class PgDriver implements Driver {
    /** Whether the number of each writing transaction is asked for, so that a doubtful commit can be resolved. */
    private static final String TRACK = "trackTransactions";

    private final PgDialect dialect = PgDialect.latest();
    private final List<PgCodec<?>> codecs;

    /** With the types that it knows itself. */
    public PgDriver() {
        this(List.of());
    }

    /** With further types, or others for those that it knows. */
    public PgDriver(List<PgCodec<?>> codecs) {
        this.codecs = List.copyOf(codecs);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("postgresql", "postgres");
    }

    @Override
    public Set<String> options() {
        var names = new HashSet<>(PgSettings.optionNames());
        names.add(TRACK);
        return names;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connector connector(DatabaseUrl url) {
        var track = url.option(TRACK).map(PgDriver::truth).orElse(false);
        var settings = PgSettings.of(url.withoutOptions(List.of(TRACK)));
        return new PgConnector(new PgDatabase(settings, codecs), track);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ConfigurationException(
                        "The option " + TRACK + " cannot be \"" + text + "\"", "say true or false");
        };
    }
}
