package dev.aludel.postgresql.driver;

import dev.aludel.driver.CommitStatus;
import dev.aludel.driver.Connector;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.SharedConnections;
import dev.aludel.postgresql.client.PgDatabase;

/** Opens connections to one database. */
final class PgConnector implements Connector {
    private final PgDatabase database;
    private final boolean tracksTransactions;

    PgConnector(PgDatabase database, boolean tracksTransactions) {
        this.database = database;
        this.tracksTransactions = tracksTransactions;
    }

    @Override
    public DriverConnection connect(Deadline deadline) {
        return new PgDriverConnection(database, database.open(deadline), tracksTransactions);
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
