package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.Connector;
import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.error.ConfigurationException;
import dev.aludel.jdbc.Opening;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Opens connections to one MySQL or MariaDB database. Thread-safe. */
final class MySqlConnector implements Connector {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Target target;
    private volatile @Nullable ServerKind kind;

    private MySqlConnector(Target target) {
        this.target = target;
    }

    static MySqlConnector to(DatabaseUrl url) {
        requireConnectorJ();
        return new MySqlConnector(Target.of(url));
    }

    /** Only whoever uses these databases needs it, so nothing drags it along. */
    private static void requireConnectorJ() {
        try {
            Class.forName("org.mariadb.jdbc.Driver", false, MySqlConnector.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ConfigurationException(
                    "MySQL and MariaDB are reached through MariaDB Connector/J, which is not there",
                    "add org.mariadb.jdbc:mariadb-java-client to the class path or module path",
                    null,
                    e);
        }
    }

    @Override
    public DriverConnection connect(Deadline deadline) {
        var name = "aludel-mysql-" + NUMBERS.incrementAndGet() + " " + target.title();
        return Opening.onVirtualThread(name, deadline, signal -> {
            var link = new MySqlOpener(target, signal).open();
            kind = link.server().kind();
            return link;
        });
    }

    /** That of the server that was reached last. */
    @Override
    public Optional<Dialect> dialect() {
        return Optional.ofNullable(kind).map(MySqlDialect::of);
    }
}
