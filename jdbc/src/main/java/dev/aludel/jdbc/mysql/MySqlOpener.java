package dev.aludel.jdbc.mysql;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.StatementTimeoutException;
import dev.aludel.jdbc.Signal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Connection;
import org.mariadb.jdbc.Driver;

/** Opens and sets up one connection, on its lane. Used once. */
final class MySqlOpener {
    /** When nobody says how long: the connector's own idea. */
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    /** For the second connection, which only says KILL. */
    private static final Duration KILL_LIMIT = Duration.ofSeconds(3);

    private static final long LOOK = 20_000_000;

    private final Target target;
    private final Signal signal;

    MySqlOpener(Target target, Signal signal) {
        this.target = target;
        this.signal = signal;
    }

    /** Tries the hosts in their order. */
    MySqlLink open() {
        ConnectFailedException failure = null;
        for (var host : target.hosts()) {
            try {
                return open(host);
            } catch (ConnectFailedException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure == null ? new IllegalStateException("a target without a host") : failure;
    }

    private MySqlLink open(DatabaseUrl.Host host) {
        var connection = connect(host);
        boolean good = false;
        try {
            Wire.limit(connection, limit());
            var statements = new ServerStatements(connection, target.options().preparedStatements());
            var server = Server.of(connection.getContext().getVersion());
            statements.run(SessionSettings.sql(server.kind(), target.options().sessionVariables()));
            var session = ServerSession.of(statements, server.kind());
            var killing = ConnectorSettings.of(target, host, KILL_LIMIT).toBuilder()
                    .socketTimeout((int) KILL_LIMIT.toMillis())
                    .database(null)
                    .build();
            var wire = new Wire(connection, statements, new SecondConnection(killing, session), target);
            Wire.limit(connection, Duration.ZERO);
            good = true;
            return new MySqlLink(target, server, session, wire);
        } catch (SQLException e) {
            throw failed(host, e);
        } finally {
            if (!good) {
                ServerStatements.closeQuietly(connection);
            }
        }
    }

    /** On a thread that may be left alone when nobody wants the connection any more: nothing ends the connector's waiting. */
    private Connection connect(DatabaseUrl.Host host) {
        var settings = ConnectorSettings.of(target, host, limit());
        var coming = new CompletableFuture<Connection>();
        var lane = Thread.currentThread();
        Thread.ofVirtual().name("aludel-mysql-connect " + host).start(() -> {
            try {
                var opened = Driver.connect(settings);
                if (!coming.complete(opened)) {
                    ServerStatements.closeQuietly(opened);
                }
            } catch (Throwable e) { // the lane's answer
                coming.completeExceptionally(e);
            } finally {
                LockSupport.unpark(lane);
            }
        });
        while (!coming.isDone()) {
            if (signal.raised() && coming.completeExceptionally(stopped(host))) {
                break;
            }
            signal.pause(LOOK);
        }
        try {
            return coming.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case SQLException known -> failed(host, known);
                case RuntimeException known -> known;
                case Error serious -> throw serious;
                case null, default -> new IllegalStateException(e);
            };
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody may interrupt the thread of a connection", e);
        }
    }

    private Duration limit() {
        var limit = target.options().connectTimeout();
        long left = signal.remainingNanos();
        if (limit == null) {
            return left == Long.MAX_VALUE ? USUAL_LIMIT : Duration.ofNanos(Math.max(1_000_000, left));
        }
        return left < limit.toNanos() ? Duration.ofNanos(Math.max(1_000_000, left)) : limit;
    }

    private AludelException stopped(DatabaseUrl.Host host) {
        var stopped = signal.failure(null);
        return stopped instanceof StatementTimeoutException ? late(host, null) : stopped;
    }

    private ConnectFailedException late(DatabaseUrl.Host host, @Nullable Throwable cause) {
        return new ConnectFailedException(
                host + " did not answer in time", "check the address, the network and the firewall", "08001", cause);
    }

    private AludelException failed(DatabaseUrl.Host host, SQLException error) {
        if (signal.raised() && !(signal.failure(null) instanceof StatementTimeoutException)) {
            return signal.failure(error);
        }
        return MySqlErrors.connecting(error, host.toString(), target);
    }
}
