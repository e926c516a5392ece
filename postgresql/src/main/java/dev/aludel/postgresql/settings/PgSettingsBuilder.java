package dev.aludel.postgresql.settings;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.error.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings from a URL, connection strings, single options, a service file and the environment. What is said first
 * wins, and the service file and the environment come last. Not thread-safe.
 */
public final class PgSettingsBuilder {
    private static final Set<String> OURS =
            Set.of("user", "database", "replication", "client_encoding", "datestyle", "options");

    private final PgEnvironment environment;
    private final Given given = new Given();
    private final Map<String, String> serverSettings = new LinkedHashMap<>();
    private @Nullable PasswordSource passwords;

    PgSettingsBuilder(PgEnvironment environment) {
        this.environment = environment;
    }

    /**
     * What a URL says.
     *
     * @throws ConfigurationException if it has an option that is unknown or not supported
     */
    public PgSettingsBuilder url(DatabaseUrl url) {
        var where = "in the database URL";
        say("user", where, url.user());
        say("password", where, url.password());
        say("dbname", where, url.database());
        var hosts = url.hosts();
        if (!hosts.isEmpty()) {
            say(
                    "host",
                    where,
                    String.join(",", hosts.stream().map(DatabaseUrl.Host::name).toList()));
            if (hosts.stream().anyMatch(host -> host.port() > 0)) {
                var ports = hosts.stream().map(host -> host.port() > 0 ? "" + host.port() : "");
                say("port", where, String.join(",", ports.toList()));
            }
        }
        url.options().forEach((name, value) -> given.say(name, where, value));
        return this;
    }

    /**
     * What one of libpq's connection strings says.
     *
     * @throws ConfigurationException if it is malformed or has an option that is unknown or not supported
     */
    public PgSettingsBuilder keywords(String text) {
        KeywordString.read(text, (name, value) -> given.say(name, "in the connection string", value));
        return this;
    }

    /**
     * One option by its name, libpq's or another usual spelling.
     *
     * @throws ConfigurationException if it is unknown or not supported
     */
    public PgSettingsBuilder set(String name, String value) {
        given.say(name, "among the options", value);
        return this;
    }

    /** Where passwords come from; wins over every other password. */
    public PgSettingsBuilder passwords(PasswordSource source) {
        passwords = source;
        return this;
    }

    /**
     * A setting of the server for each session, such as {@code work_mem}.
     *
     * @throws ConfigurationException if it is one that the driver itself depends on
     */
    public PgSettingsBuilder serverSetting(String name, String value) {
        var plain = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(plain) || plain.startsWith("_pq_.") || name.isEmpty()) {
            throw new ConfigurationException(
                    "the server's setting \"" + name + "\" cannot be chosen", "leave it to the driver");
        }
        if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new ConfigurationException(
                    "the server's setting \"" + plain.replace('\0', '?') + "\" has a NUL character", "leave it out");
        }
        serverSettings.put(name, value);
        return this;
    }

    /**
     * The settings.
     *
     * @throws ConfigurationException if an option is wrong, or options contradict each other
     */
    public PgSettings build() {
        var service = given.text("service");
        if (service == null) {
            service = environment.variable("PGSERVICE");
        }
        if (service != null) {
            ServiceFile.settings(service, environment)
                    .forEach((name, value) -> given.sayOtherwise(
                            Keywords.canonical(name, "in the service file"), "in the service file", value));
        }
        for (var keyword : Keywords.known()) {
            var variable = Keywords.variable(keyword);
            var value = variable == null ? null : environment.variable(variable);
            if (value != null) {
                given.sayOtherwise(keyword, "in the environment (" + variable + ")", value);
            }
        }
        for (var variable : List.of("PGREQUIREPEER", "PGSSLCRLDIR")) {
            if (environment.variable(variable) != null) {
                Keywords.canonical(variable.substring(2), "in the environment (" + variable + ")");
            }
        }
        return new SettingsReader(given, environment, serverSettings).read(passwords);
    }

    private void say(String keyword, String where, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            given.say(keyword, where, value);
        }
    }
}
