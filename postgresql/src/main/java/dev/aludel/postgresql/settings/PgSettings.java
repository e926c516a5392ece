package dev.aludel.postgresql.settings;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.postgresql.wire.KeepAlive;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how connections to a PostgreSQL database are opened and behave. Immutable and thread-safe; never
 * prints a password.
 *
 * <pre>{@code
 * var settings = PgSettings.builder().set("host", "db1,db2").set("dbname", "shop").set("sslmode", "verify-full").build();
 * }</pre>
 *
 * @param hosts where the server may be, at least one, in the order to try
 * @param database the database's name
 * @param user the user's name
 * @param passwords where the password comes from
 * @param tls how TLS is used
 * @param authentication what a server may ask for
 * @param target which of several servers will do
 * @param loadBalance whether the hosts, and the addresses of each, are tried in random order
 * @param connectTimeout the time for one connection, over all hosts; null for none
 * @param keepAlive how the operating system looks for vanished servers
 * @param serverSettings what the StartupMessage says besides user and database, by the server's names
 * @param minimumProtocol the oldest protocol version to accept, as in a StartupMessage
 * @param maximumProtocol the newest to ask for
 * @param statementCacheSize how many named statements a connection keeps
 * @param prepareMode whether statements are named
 * @param cancelGrace how long a cancelled statement may take to end before its connection is closed
 */
public record PgSettings(
        List<PgHost> hosts,
        String database,
        String user,
        PasswordSource passwords,
        TlsOptions tls,
        Authentication authentication,
        TargetSession target,
        boolean loadBalance,
        @Nullable Duration connectTimeout,
        KeepAlive keepAlive,
        Map<String, String> serverSettings,
        int minimumProtocol,
        int maximumProtocol,
        int statementCacheSize,
        PrepareMode prepareMode,
        Duration cancelGrace) {

    public PgSettings {
        hosts = List.copyOf(hosts);
        serverSettings = Collections.unmodifiableMap(new LinkedHashMap<>(serverSettings));
    }

    /**
     * What a URL says, and the environment where the URL is silent.
     *
     * @throws dev.aludel.error.ConfigurationException if an option is unknown, not supported or wrong
     */
    public static PgSettings of(DatabaseUrl url) {
        return builder().url(url).build();
    }

    /**
     * What one of libpq's connection strings says ({@code host=localhost dbname=shop}), and the environment where it is
     * silent.
     *
     * @throws dev.aludel.error.ConfigurationException if an option is unknown, not supported or wrong
     */
    public static PgSettings of(String keywords) {
        return builder().keywords(keywords).build();
    }

    /** Starts from the environment of this process. */
    public static PgSettingsBuilder builder() {
        return builder(PgEnvironment.system());
    }

    /** Starts from an environment. */
    public static PgSettingsBuilder builder(PgEnvironment environment) {
        return new PgSettingsBuilder(environment);
    }

    /** The names of all options that may stand in a URL's query, in their usual spellings. */
    public static Set<String> optionNames() {
        return Keywords.spellings();
    }

    @Override
    public String toString() {
        return user + "@"
                + String.join(",", hosts.stream().map(PgHost::toString).toList()) + "/" + database + " (" + tls + ", "
                + target + ")";
    }
}
