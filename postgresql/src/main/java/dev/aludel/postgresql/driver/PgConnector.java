package dev.aludel.postgresql.driver;

import dev.aludel.dialect.Dialect;
import dev.aludel.driver.CommitStatus;
import dev.aludel.driver.Connector;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.SharedConnections;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.dialect.PgDialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens connections to one database. */
final class PgConnector implements Connector {
    private final PgDatabase database;
    private final boolean tracksTransactions;
    private volatile @Nullable PgDialect dialect;

    PgConnector(PgDatabase database, boolean tracksTransactions) {
        this.database = database;
        this.tracksTransactions = tracksTransactions;
    }

    @Override
    public DriverConnection connect(Deadline deadline) {
        var connection = new PgDriverConnection(database, database.open(deadline), tracksTransactions);
        dialect = PgDialect.of(connection.serverVersion());
        return connection;
    }

    /** That of the server that was reached last, whose version decides about what it can do. */
    @Override
    public Optional<Dialect> dialect() {
        return Optional.ofNullable(dialect);
    }

    @Override
    public SharedConnections shared(int connections) {
        return new PgSharedConnections(database, database.share(connections));
    }

    @Override
    public CommitStatus commitStatus(String transaction, Deadline deadline) {
        var session = database.open(deadline);
        try {
            return TransactionNumber.status(database, session, transaction, deadline);
        } finally {
            session.close();
        }
    }
}
