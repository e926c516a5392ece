package dev.aludel.testkit;

/**
 * A database server that tests start for themselves, found by {@link java.util.ServiceLoader}. It is used when the test URL
 * is its scheme followed by {@code :embedded}, as in {@code postgresql:embedded}. Thread-safe.
 */
public interface TestServer {
    /** The URL scheme it serves, such as {@code postgresql}. */
    String scheme();

    /** The URL of an empty database that nobody else uses; starts the server when it does not run yet. */
    String freshUrl();
}
