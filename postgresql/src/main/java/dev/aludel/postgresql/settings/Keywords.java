package dev.aludel.postgresql.settings;

import dev.aludel.error.ConfigurationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of settings: libpq's, ours, and what other drivers call them. A name is found whatever its case, underscores
 * and hyphens, so that {@code applicationName} is {@code application_name}. Stateless.
 */
final class Keywords {
    /** Those that mean something here, by libpq's name where it has one. */
    private static final List<String> SUPPORTED = List.of(
            "service",
            "user",
            "password",
            "passfile",
            "dbname",
            "host",
            "hostaddr",
            "port",
            "connect_timeout",
            "client_encoding",
            "options",
            "application_name",
            "fallback_application_name",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslmode",
            "sslnegotiation",
            "sslcompression",
            "sslcert",
            "sslkey",
            "sslcertmode",
            "sslpassword",
            "sslrootcert",
            "sslcrl",
            "sslsni",
            "ssl_min_protocol_version",
            "ssl_max_protocol_version",
            "require_auth",
            "channel_binding",
            "min_protocol_version",
            "max_protocol_version",
            "gssencmode",
            "gssdelegation",
            "replication",
            "target_session_attrs",
            "load_balance_hosts",
            // ours
            "ssl",
            "statement_cache_size",
            "prepare_mode",
            "scram_max_iterations",
            "cancel_grace");

    /** Settings of the server that may be given like options of the connection. */
    static final List<String> SERVER_SETTINGS = List.of(
            "search_path",
            "TimeZone",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "transaction_timeout",
            "default_transaction_isolation",
            "default_transaction_read_only",
            "client_connection_check_interval",
            "role");

    private static final String NO_GSS = "GSSAPI and Kerberos are not spoken here; use SCRAM or a client certificate";
    private static final String NO_OAUTH = "OAuth is not spoken here; use SCRAM or a client certificate";
    private static final String NO_KEYS = "keys in place of a password are not taken here; give the password";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("krbsrvname", NO_GSS),
            Map.entry("gsslib", NO_GSS),
            Map.entry("oauth_issuer", NO_OAUTH),
            Map.entry("oauth_client_id", NO_OAUTH),
            Map.entry("oauth_client_secret", NO_OAUTH),
            Map.entry("oauth_scope", NO_OAUTH),
            Map.entry("scram_client_key", NO_KEYS),
            Map.entry("scram_server_key", NO_KEYS),
            Map.entry("sslcrldir", "folders of revocation lists are not read here; give one file with sslcrl"),
            Map.entry("sslkeylogfile", "the keys of TLS connections are never written to files"),
            Map.entry(
                    "requirepeer", "the owner of a unix socket's server is not looked at; protect the socket's folder"),
            Map.entry("requiressl", "it is out of date; use sslmode"),
            Map.entry("authtype", "it is out of date; leave it out"),
            Map.entry("tty", "it is out of date; leave it out"));

    /** What others call them, in plain letters. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("database", "dbname"),
            Map.entry("username", "user"),
            Map.entry("timeout", "connect_timeout"),
            Map.entry("logintimeout", "connect_timeout"),
            Map.entry("tcpkeepalive", "keepalives"),
            Map.entry("targetservertype", "target_session_attrs"),
            Map.entry("currentschema", "search_path"),
            Map.entry("preparedstatementcachequeries", "statement_cache_size"),
            Map.entry("preparedstatementcachesize", "statement_cache_size"));

    private static final Map<String, String> BY_PLAIN_NAME = new LinkedHashMap<>();

    static {
        SUPPORTED.forEach(name -> BY_PLAIN_NAME.put(plain(name), name));
        SERVER_SETTINGS.forEach(name -> BY_PLAIN_NAME.put(plain(name), name));
        BY_PLAIN_NAME.putAll(ALIASES);
    }

    private Keywords() {}

    /**
     * The name as it is spelt here.
     *
     * @throws ConfigurationException if it is unknown, or known and not supported
     */
    static String canonical(String name, String where) {
        var known = BY_PLAIN_NAME.get(plain(name));
        if (known != null) {
            return known;
        }
        for (var refused : REFUSED.entrySet()) {
            if (plain(refused.getKey()).equals(plain(name))) {
                throw new ConfigurationException(
                        "the option \"" + name + "\" " + where + " is not supported", refused.getValue());
            }
        }
        throw new ConfigurationException(
                "the option \"" + name + "\" " + where + " is unknown", "known: " + String.join(", ", known()));
    }

    /** All names that can stand in a URL, in each of their usual spellings. */
    static Set<String> spellings() {
        var names = new LinkedHashSet<String>();
        var canonical = new ArrayList<>(SUPPORTED);
        canonical.addAll(SERVER_SETTINGS);
        canonical.addAll(REFUSED.keySet());
        canonical.addAll(List.of(
                "currentSchema",
                "targetServerType",
                "tcpKeepAlive",
                "preparedStatementCacheQueries",
                "prepared_statement_cache_size",
                "ApplicationName",
                "timezone"));
        // Whoever parses a URL has these already, and the time to connect is also the pool's business.
        canonical.removeAll(List.of("user", "password", "host", "port", "connect_timeout"));
        for (var name : canonical) {
            names.add(name);
            names.add(camelCase(name));
        }
        return Collections.unmodifiableSet(names);
    }

    /** The environment's variable for a setting, or null. */
    static @Nullable String variable(String keyword) {
        return switch (keyword) {
            case "service" -> "PGSERVICE";
            case "user" -> "PGUSER";
            case "password" -> "PGPASSWORD";
            case "passfile" -> "PGPASSFILE";
            case "dbname" -> "PGDATABASE";
            case "host" -> "PGHOST";
            case "hostaddr" -> "PGHOSTADDR";
            case "port" -> "PGPORT";
            case "connect_timeout" -> "PGCONNECT_TIMEOUT";
            case "client_encoding" -> "PGCLIENTENCODING";
            case "options" -> "PGOPTIONS";
            case "application_name" -> "PGAPPNAME";
            case "TimeZone" -> "PGTZ";
            case "sslmode" -> "PGSSLMODE";
            case "sslnegotiation" -> "PGSSLNEGOTIATION";
            case "sslcompression" -> "PGSSLCOMPRESSION";
            case "sslcert" -> "PGSSLCERT";
            case "sslkey" -> "PGSSLKEY";
            case "sslcertmode" -> "PGSSLCERTMODE";
            case "sslrootcert" -> "PGSSLROOTCERT";
            case "sslcrl" -> "PGSSLCRL";
            case "sslsni" -> "PGSSLSNI";
            case "ssl_min_protocol_version" -> "PGSSLMINPROTOCOLVERSION";
            case "ssl_max_protocol_version" -> "PGSSLMAXPROTOCOLVERSION";
            case "require_auth" -> "PGREQUIREAUTH";
            case "channel_binding" -> "PGCHANNELBINDING";
            case "min_protocol_version" -> "PGMINPROTOCOLVERSION";
            case "max_protocol_version" -> "PGMAXPROTOCOLVERSION";
            case "gssencmode" -> "PGGSSENCMODE";
            case "gssdelegation" -> "PGGSSDELEGATION";
            case "target_session_attrs" -> "PGTARGETSESSIONATTRS";
            case "load_balance_hosts" -> "PGLOADBALANCEHOSTS";
            default -> null;
        };
    }

    /** Every name that means something here. */
    static Set<String> known() {
        return new TreeSet<>(BY_PLAIN_NAME.values());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static String camelCase(String name) {
        var text = new StringBuilder();
        for (var word : name.split("_", -1)) {
            text.append(
                            text.isEmpty()
                                    ? word.substring(0, 1)
                                    : word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return text.toString();
    }
}
