package dev.aludel.jdbc.mysql;

import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.Outcome;
import dev.aludel.jdbc.Signal;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Connection;

/**
 * The connector's connection, and the rules that each call over it follows: no KILL of an earlier one may hit it, and what its
 * failure means depends on whether it was told to end, and on whether the connection survived. Used on the lane alone, but for
 * {@link #lost()}, {@link #unsettled()} and what the {@link Killer} offers.
 */
final class Wire {
    private static final int INTERRUPTED = 1317;

    private final Connection connection;
    private final ServerStatements statements;
    private final SecondConnection second;
    private final Killer killer;
    private final Target target;
    private volatile boolean lost;

    Wire(Connection connection, ServerStatements statements, SecondConnection second, Target target) {
        this.connection = connection;
        this.statements = statements;
        this.second = second;
        this.target = target;
        this.killer = new Killer(second, target.options().cancelGrace(), this::cutOff);
    }

    Connection connection() {
        return connection;
    }

    ServerStatements statements() {
        return statements;
    }

    Killer killer() {
        return killer;
    }

    boolean lost() {
        return lost || connection.isClosed();
    }

    void lose() {
        lost = true;
    }

    /** Whether a KILL may be on its way that the next call has to wait for. */
    boolean unsettled() {
        return killer.unsettled();
    }

    /**
     * Makes a call.
     *
     * @param signal null for what runs to its end
     * @param stake what becomes of the work in hand when the connection is lost
     */
    <T> T call(@Nullable Signal signal, Stake stake, Call<T> work) {
        if (lost()) {
            throw disconnected(stake.unsent(), null);
        }
        boolean sent = false;
        try {
            fence();
            if (signal != null && signal.raised()) {
                throw signal.failure(null);
            }
            sent = true;
            return work.run();
        } catch (SQLException e) {
            throw translate(e, signal, sent ? stake.sent() : stake.unsent());
        }
    }

    void run(@Nullable Signal signal, Stake stake, Task work) {
        call(signal, stake, () -> {
            work.run();
            return true;
        });
    }

    /** Once a KILL was sent, a statement that does nothing takes it upon itself: whichever comes behind is safe. */
    private void fence() throws SQLException {
        if (!killer.settle()) {
            return;
        }
        if (second.uncertain()) {
            lost = true;
            throw new SQLException("whether a KILL was sent is not known, so that the connection is given up", "08006");
        }
        while (true) {
            try {
                statements.run("DO 0");
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != INTERRUPTED) {
                    throw e;
                }
            }
        }
    }

    /** Asks for a sign of life within the signal's time. */
    void ping(Signal signal) {
        run(signal, Stake.NOTHING, () -> {
            limit(signal.remainingNanos());
            try {
                statements.run("DO 0");
            } finally {
                if (!lost()) {
                    limit(Long.MAX_VALUE);
                }
            }
        });
    }

    private void limit(long nanos) throws SQLException {
        limit(connection, nanos == Long.MAX_VALUE ? Duration.ZERO : Duration.ofNanos(Math.max(1_000_000, nanos)));
    }

    /** How long to wait for each answer; zero for no limit. */
    static void limit(Connection connection, Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.clamp(limit.toMillis(), 0, Integer.MAX_VALUE));
    }

    /** @param outcome what becomes of the work in hand if the connection is lost by it */
    AludelException translate(SQLException error, @Nullable Signal signal, Outcome outcome) {
        boolean gone = lost() || MySqlErrors.fatal(error);
        lost |= gone;
        if (signal != null
                && signal.raised()
                && (gone ? outcome != Outcome.IN_DOUBT : error.getErrorCode() == INTERRUPTED)) {
            return signal.failure(error);
        }
        return gone ? disconnected(outcome, error) : MySqlErrors.translate(error, target.title());
    }

    /** Closes the socket, so that whoever reads from it fails. Any thread. */
    private void cutOff() {
        lost = true;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            System.getLogger(Wire.class.getName())
                    .log(System.Logger.Level.WARNING, "cutting off a connection to " + target.title(), e);
        }
    }

    private DisconnectedException disconnected(Outcome outcome, @Nullable Throwable cause) {
        return new DisconnectedException(
                outcome,
                "the connection to " + target.title() + " is lost",
                "connect again; the outcome says what became of the transaction, which may be repeated unless it is in doubt",
                "08006",
                cause);
    }

    void close() {
        if (!lost()) {
            killer.settle();
            statements.clear();
        }
        lost = true;
        ServerStatements.closeQuietly(connection);
    }

    @FunctionalInterface
    interface Call<T> {
        T run() throws SQLException;
    }

    @FunctionalInterface
    interface Task {
        void run() throws SQLException;
    }
}
