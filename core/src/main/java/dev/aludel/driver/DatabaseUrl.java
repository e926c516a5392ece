package dev.aludel.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed database URL. Immutable; {@link #toString()} masks the password and every option whose name says secret.
 *
 * <p>Obtained from {@code dev.aludel.engine.UrlParser}. A SQLite database in memory always has the database name
 * {@link #MEMORY}, however the URL spelt it.
 *
 * @param scheme the short scheme: {@code sqlite}, {@code postgresql}, {@code mysql}, {@code mariadb}, or a driver's own
 * @param user the user's name, decoded, or null
 * @param password the password, decoded, or null; never printed
 * @param hosts the hosts in order, empty for an embedded database or the database's usual place
 * @param database the database's name or file path, decoded; empty when none was given
 * @param options query options, decoded, in the order given
 */
public record DatabaseUrl(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        List<Host> hosts,
        String database,
        Map<String, String> options) {

    /** The database name of SQLite in memory. */
    public static final String MEMORY = ":memory:";

    private static final String MASK = "***";
    private static final List<String> SECRETS = List.of("passw", "passphrase", "pwd", "secret", "token", "apikey");

    public DatabaseUrl {
        hosts = List.copyOf(hosts);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * One server.
     *
     * @param name a name or address, an IPv6 address without its brackets
     * @param port the port, or -1 for the database's usual one
     */
    public record Host(String name, int port) {
        public int portOr(int usual) {
            return port < 0 ? usual : port;
        }

        @Override
        public String toString() {
            var shown = name.indexOf(':') < 0 ? UrlEncoding.encode(name, "") : "[" + name.replace("%", "%25") + "]";
            return port < 0 ? shown : shown + ":" + port;
        }
    }

    /** The value of a query option, if the URL has it. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The same URL with one option more, or with another value for one it has. */
    public DatabaseUrl withOption(String name, String value) {
        var changed = new LinkedHashMap<>(options);
        changed.put(name, value);
        return new DatabaseUrl(scheme, user, password, hosts, database, changed);
    }

    /** The same URL without the options named. */
    public DatabaseUrl withoutOptions(Collection<String> names) {
        var changed = new LinkedHashMap<>(options);
        changed.keySet().removeAll(names);
        return new DatabaseUrl(scheme, user, password, hosts, database, changed);
    }

    /** Whether an option of this name carries a secret, so that its value is never printed. */
    public static boolean isSecret(String optionName) {
        var name = optionName.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
        return SECRETS.stream().anyMatch(name::contains);
    }

    /** The URL as one would type it, password included. Not for logs: {@link #toString()} is. */
    public String unmasked() {
        return render(false);
    }

    @Override
    public String toString() {
        return render(true);
    }

    private String render(boolean masked) {
        var text = new StringBuilder(scheme).append(':');
        if (scheme.equals("sqlite") && database.equals(MEMORY)) {
            text.append(MEMORY);
        } else {
            text.append("//");
            appendUser(text, masked);
            text.append(String.join(",", hosts.stream().map(Host::toString).toList()));
            // The slash before the name is not part of it: an absolute path shows two.
            if (!database.isEmpty() || hosts.isEmpty()) {
                text.append('/').append(UrlEncoding.encode(database, "/:\\"));
            }
        }
        if (!options.isEmpty()) {
            text.append('?').append(String.join("&", renderedOptions(masked)));
        }
        return text.toString();
    }

    private void appendUser(StringBuilder text, boolean masked) {
        if (user == null && password == null) {
            return;
        }
        text.append(user == null ? "" : UrlEncoding.encode(user, ""));
        if (password != null) {
            text.append(':').append(masked ? MASK : UrlEncoding.encode(password, ""));
        }
        text.append('@');
    }

    private List<String> renderedOptions(boolean masked) {
        var rendered = new ArrayList<String>(options.size());
        options.forEach((name, value) -> rendered.add(UrlEncoding.encode(name, "") + "="
                + (masked && isSecret(name) ? MASK : UrlEncoding.encode(value, "/:,"))));
        return rendered;
    }
}
