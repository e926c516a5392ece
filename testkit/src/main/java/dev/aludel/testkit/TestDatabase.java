package dev.aludel.testkit;

import dev.aludel.dialect.Dialect;
import dev.aludel.engine.Engine;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * The database that tests run against: that of the system property {@code aludel.test.url}, else of the environment variable
 * {@code ALUDEL_TEST_URL}, else SQLite in memory. With {@code postgresql:embedded} each call gets an empty database of a server
 * that runs as long as the tests do (module {@code aludel-testkit-postgresql}). Stateless, thread-safe.
 */
public final class TestDatabase {
    private static final String PROPERTY = "aludel.test.url";
    private static final String VARIABLE = "ALUDEL_TEST_URL";
    private static final String IN_MEMORY = "sqlite::memory:";
    private static final String EMBEDDED = ":embedded";

    private TestDatabase() {}

    /** The URL of an empty database. */
    public static String url() {
        var configured = configured();
        return configured.endsWith(EMBEDDED) ? embedded(configured) : configured;
    }

    /** The URL of an empty database that several connections can share: a file in the folder given where it would be in memory. */
    public static String url(Path folder) {
        var configured = configured();
        return configured.equals(IN_MEMORY) ? "sqlite:" + folder.resolve("test.db") : url();
    }

    /** Whether the tests run on SQLite. */
    public static boolean isSqlite() {
        return configured().startsWith("sqlite");
    }

    private static String configured() {
        String property = System.getProperty(PROPERTY);
        String variable = System.getenv(VARIABLE);
        return property != null ? property : variable != null ? variable : IN_MEMORY;
    }

    private static String embedded(String configured) {
        var scheme = configured.substring(0, configured.length() - EMBEDDED.length());
        return ServiceLoader.load(TestServer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(server -> server.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing on the class path starts a server for "
                        + configured + "; add the testkit of that database, such as aludel-testkit-postgresql"))
                .freshUrl();
    }

    /** An engine for it with the usual settings; the test closes it. */
    public static Engine open() {
        return Engine.create(url());
    }

    /** How it spells SQL, and what it can do; nothing is connected for that. */
    public static Dialect dialect() {
        try (var engine = open()) {
            return engine.dialect();
        }
    }
}
