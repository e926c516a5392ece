package dev.aludel.testkit.postgresql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server of a test is like. Immutable.
 *
 * @param version the release whose program is taken, such as {@code 17.11.0}, or null for the one on the class path
 * @param tls whether it speaks TLS, with the certificates of {@link TlsFiles}
 * @param settings what is written into {@code postgresql.conf} on top of the quick settings
 */
public record ServerOptions(@Nullable String version, boolean tls, Map<String, String> settings) {
    /** The program on the class path, quick settings, no TLS. */
    public static final ServerOptions USUAL = new ServerOptions(null, false, Map.of());

    public ServerOptions {
        settings = Map.copyOf(settings);
    }

    /** The same, of the release that the system property {@code aludel.test.postgres.version} names, if it does. */
    public static ServerOptions ofThisRun() {
        return USUAL.version(System.getProperty("aludel.test.postgres.version"));
    }

    public ServerOptions version(@Nullable String release) {
        return new ServerOptions(release, tls, settings);
    }

    public ServerOptions withTls() {
        return new ServerOptions(version, true, settings);
    }

    public ServerOptions setting(String name, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ServerOptions(version, tls, more);
    }
}
