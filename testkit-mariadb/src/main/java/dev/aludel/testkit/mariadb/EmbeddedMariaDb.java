package dev.aludel.testkit.mariadb;

import dev.aludel.testkit.TestServer;

/** What {@code aludel.test.url=mariadb:embedded} means: an empty database of the run's shared server. */
public final class EmbeddedMariaDb implements TestServer {
    @Override
    public String scheme() {
        return "mariadb";
    }

    @Override
    public String freshUrl() {
        return MariaDbServer.shared().freshUrl();
    }
}
