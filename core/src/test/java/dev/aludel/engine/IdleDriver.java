package dev.aludel.engine;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.StandardDialect;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Driver;
import dev.aludel.error.ConnectFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A driver that remembers for which URL it was asked and connects to nothing. */
final class IdleDriver implements Driver {
    final List<DatabaseUrl> asked = new ArrayList<>();
    private final String scheme;

    IdleDriver(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(scheme);
    }

    @Override
    public Set<String> options() {
        return Set.of("sslmode", "connectTimeout", "password_file");
    }

    @Override
    public Dialect dialect() {
        return new StandardDialect();
    }

    @Override
    public Connector connector(DatabaseUrl url) {
        asked.add(url);
        return deadline -> {
            throw new ConnectFailedException("nothing is there", "do not connect");
        };
    }
}
