package dev.aludel.jdbc.mysql;

import dev.aludel.error.ConfigurationException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of connections to MySQL and MariaDB. Immutable.
 *
 * @param connectTimeout how long one connection may take to open, or null for no limit of its own
 * @param cancelGrace how long a statement may go on after it was told to end, before its connection is cut off
 * @param preparedStatements how many prepared statements a connection keeps
 * @param sessionVariables assignments for SET, made for every session after those of the driver, or null
 * @param passed options that MariaDB Connector/J understands, under its own names
 */
record MySqlOptions(
        @Nullable Duration connectTimeout,
        Duration cancelGrace,
        int preparedStatements,
        @Nullable String sessionVariables,
        Map<String, String> passed) {

    /** What MariaDB Connector/J decides: TLS, authentication, transport. */
    private static final Set<String> PASSED = Set.of(
            "sslMode",
            "serverSslCert",
            "keyStore",
            "keyStorePassword",
            "keyStoreType",
            "keyPassword",
            "trustStore",
            "trustStorePassword",
            "trustStoreType",
            "fallbackToSystemKeyStore",
            "fallbackToSystemTrustStore",
            "enabledSslProtocolSuites",
            "enabledSslCipherSuites",
            "serverRsaPublicKeyFile",
            "allowPublicKeyRetrieval",
            "restrictedAuth",
            "servicePrincipalName",
            "connectionAttributes",
            "localSocket",
            "tcpKeepAlive",
            "tcpKeepIdle",
            "tcpKeepCount",
            "tcpKeepInterval",
            "useCompression");

    /** Other spellings: SQLAlchemy's drivers', the C client's, MySQL Connector/J's. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "unix_socket", "localSocket",
            "ssl_mode", "sslMode",
            "ssl_ca", "serverSslCert",
            "connect_timeout", "connectTimeout",
            "server_public_key", "serverRsaPublicKeyFile",
            "compress", "useCompression");

    /** What others offer and this driver does not, because something rests on it. */
    private static final Map<String, String> FIXED = Map.of(
            "allowLocalInfile", "a server could ask for any file of this machine; it is always off",
            "local_infile", "a server could ask for any file of this machine; it is always off",
            "allowMultiQueries", "one statement is sent at a time",
            "useAffectedRows", "row counts are those of the rows that matched",
            "autocommit", "a connection commits each statement outside of a transaction, inside none",
            "sql_mode", "literals, keys and strictness rest on it; see the page on MariaDB",
            "connectionTimeZone", "sessions are in UTC",
            "serverTimezone", "sessions are in UTC",
            "rewriteBatchedStatements", "each row of a batch has its own count and its own error");

    private static final Set<String> OWN =
            Set.of("connectTimeout", "cancelGrace", "preparedStatements", "sessionVariables", "charset");

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|)");

    static Set<String> names() {
        var names = new HashSet<>(PASSED);
        names.addAll(OWN);
        names.addAll(SYNONYMS.keySet());
        names.addAll(FIXED.keySet());
        return names;
    }

    /** Reads them; names that it does not know are the business of whoever parsed the URL. */
    static MySqlOptions of(Map<String, String> given) {
        var named = new LinkedHashMap<String, String>();
        given.forEach((name, value) -> {
            var reason = FIXED.get(name);
            if (reason != null) {
                throw new ConfigurationException(
                        "the option " + name + " of a MySQL or MariaDB URL cannot be set: " + reason, "leave it out");
            }
            var canonical = SYNONYMS.getOrDefault(name, name);
            if (named.put(canonical, value) != null) {
                throw new ConfigurationException("the option " + canonical + " is given twice", "give it once");
            }
        });
        checkCharset(named.get("charset"));
        var passed = new LinkedHashMap<>(named);
        passed.keySet().retainAll(PASSED);
        return new MySqlOptions(
                duration(named, "connectTimeout"),
                java.util.Objects.requireNonNullElse(duration(named, "cancelGrace"), Duration.ofSeconds(5)),
                number(named, "preparedStatements", 256),
                named.get("sessionVariables"),
                Map.copyOf(passed));
    }

    private static void checkCharset(@Nullable String charset) {
        if (charset != null && !charset.toLowerCase(Locale.ROOT).startsWith("utf8")) {
            throw wrong("charset", charset, "utf8mb4, or leave it out: everything is sent in UTF-8");
        }
    }

    private static @Nullable Duration duration(Map<String, String> given, String name) {
        var text = given.get(name);
        if (text == null) {
            return null;
        }
        var parts = DURATION.matcher(text.strip());
        if (parts.matches()) {
            try {
                var amount = Long.parseLong(parts.group(1));
                return switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofSeconds(amount);
                };
            } catch (NumberFormatException | ArithmeticException e) {
                // told below
            }
        }
        throw wrong(name, text, "seconds, or a number with the unit ms, s or m");
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        var text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            var value = Integer.parseInt(text.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name, text, "a whole number from 0");
    }

    private static ConfigurationException wrong(String name, String value, String expected) {
        return new ConfigurationException(
                "the option " + name + " of a MySQL or MariaDB URL cannot be '" + value + "'", "give " + expected);
    }
}
