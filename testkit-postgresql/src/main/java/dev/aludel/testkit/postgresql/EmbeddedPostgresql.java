package dev.aludel.testkit.postgresql;

import dev.aludel.testkit.TestServer;

/** What {@code aludel.test.url=postgresql:embedded} means: an empty database of the run's shared server. */
public final class EmbeddedPostgresql implements TestServer {
    @Override
    public String scheme() {
        return "postgresql";
    }

    @Override
    public String freshUrl() {
        return PostgresServer.shared().freshUrl();
    }
}
