package dev.aludel.testkit;

import dev.aludel.dialect.Dialect;
import dev.aludel.engine.Engine;

/**
 * The database that tests run against: that of the system property {@code aludel.test.url}, else of the environment variable
 * {@code ALUDEL_TEST_URL}, else SQLite in memory. Stateless, thread-safe.
 */
public final class TestDatabase {
    private static final String PROPERTY = "aludel.test.url";
    private static final String VARIABLE = "ALUDEL_TEST_URL";
    private static final String EMBEDDED = "sqlite::memory:";

    private TestDatabase() {}

    public static String url() {
        String property = System.getProperty(PROPERTY);
        String variable = System.getenv(VARIABLE);
        return property != null ? property : variable != null ? variable : EMBEDDED;
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
