package dev.aludel.jdbc.mysql;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.error.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is connected to. Immutable; printing it shows no password.
 *
 * @param hosts tried in order
 */
record Target(
        List<DatabaseUrl.Host> hosts,
        @Nullable String user,
        @Nullable String password,
        String database,
        MySqlOptions options) {
    private static final int USUAL_PORT = 3306;

    static Target of(DatabaseUrl url) {
        var options = MySqlOptions.of(url.options());
        if (options.passed().containsKey("localSocket") && url.hosts().size() > 1) {
            throw new ConfigurationException(
                    "the URL names several hosts and a socket of this machine", "name the hosts, or the socket");
        }
        var hosts = url.hosts().isEmpty() ? List.of(new DatabaseUrl.Host("localhost", USUAL_PORT)) : url.hosts();
        return new Target(
                hosts.stream()
                        .map(host -> new DatabaseUrl.Host(host.name(), host.portOr(USUAL_PORT)))
                        .toList(),
                url.user(),
                url.password(),
                url.database(),
                options);
    }

    /** What the messages call it. */
    String title() {
        return (options.passed().containsKey("localSocket")
                        ? String.valueOf(options.passed().get("localSocket"))
                        : hosts.getFirst().toString())
                + (database.isEmpty() ? "" : "/" + database);
    }

    /** Whether what is sent to this host stays on this machine. */
    boolean local(DatabaseUrl.Host host) {
        if (options.passed().containsKey("localSocket")
                || host.name().toLowerCase(Locale.ROOT).equals("localhost")) {
            return true;
        }
        boolean address = host.name().indexOf(':') >= 0 || host.name().matches("[0-9.]+");
        try {
            return address && InetAddress.getByName(host.name()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return title();
    }
}
