package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.settings.PgHost;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.wire.DialException;
import dev.aludel.postgresql.wire.Dialer;
import dev.aludel.postgresql.wire.Endpoint;
import dev.aludel.postgresql.wire.TlsSettings;
import dev.aludel.postgresql.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Opens connections that are ready for queries: finds a server that will do, agrees on TLS with it, logs in. Thread-safe; one
 * object serves all connections of one kind, and remembers what it has learnt about the servers.
 */
public final class Startup {
    /** Has a server look every two seconds whether the client of a running statement is still there (14 and later). */
    private static final String CHECK = "client_connection_check_interval";

    private static final String CHECK_EVERY_MILLIS = "2000";

    private final PgSettings settings;
    private final TlsPlan tls;

    /** Set once a server or a pooler has refused {@link #CHECK}. */
    private volatile boolean withoutCheck;

    public Startup(PgSettings settings) {
        this.settings = settings;
        this.tls = new TlsPlan(settings.tls());
    }

    /** Opens one connection; see {@link #connect(Deadline)}. */
    public static Started connect(PgSettings settings, Deadline deadline) {
        return new Startup(settings).connect(deadline);
    }

    /**
     * Opens a connection, waiting for it until the deadline, or for the settings' time to connect, at most. That time is one
     * budget over all hosts and addresses, each of which gets an equal share of what is left.
     *
     * @throws dev.aludel.error.ConnectFailedException if no server could be reached that will do, or one refused
     * @throws dev.aludel.error.OperationCancelledException if the thread is interrupted: nothing stays open, the flag stays
     *     set
     * @throws dev.aludel.error.ConfigurationException if a certificate or key cannot be used
     */
    public Started connect(Deadline deadline) {
        return new ServerSearch(settings, this, deadline).run();
    }

    /** Opens a connection to exactly this server, whatever its role. */
    Opened open(PgHost host, Endpoint endpoint, Deadline deadline) throws StartupFailure {
        var attempts = tls.attempts(endpoint).iterator();
        StartupFailure earlier = null;
        while (true) {
            var attempt = attempts.next();
            try {
                return open(host, endpoint, attempt, deadline);
            } catch (StartupFailure failure) {
                if (earlier != null) {
                    failure.addSuppressed(earlier);
                }
                earlier = failure;
                if (!attempts.hasNext() || !TlsPlan.worthAnother(attempt, failure)) {
                    throw failure;
                }
            }
        }
    }

    private Opened open(PgHost host, Endpoint endpoint, TlsSettings attempt, Deadline deadline) throws StartupFailure {
        var checks = !withoutCheck && !settings.serverSettings().containsKey(CHECK);
        try {
            return logIn(host, endpoint, attempt, parameters(checks), deadline);
        } catch (StartupFailure failure) {
            var error = failure.error();
            if (!checks || error == null || !StartupErrors.mayDislikeSetting(error, CHECK)) {
                throw failure;
            }
            withoutCheck = true;
            return logIn(host, endpoint, attempt, parameters(false), deadline);
        }
    }

    private Opened logIn(
            PgHost host, Endpoint endpoint, TlsSettings attempt, Map<String, String> parameters, Deadline deadline)
            throws StartupFailure {
        var inbox = new Inbox();
        var wire = dial(endpoint, attempt, deadline, inbox);
        try {
            var login = new Login(settings, host, wire, inbox);
            login.run(parameters, deadline);
            var again = tls.again(wire.tls() != null);
            return new Opened(login, new Started(host, endpoint.at(wire.remoteAddress()), again, wire, inbox, login));
        } catch (StartupFailure failure) {
            failure.throughTls(wire.tls() != null);
            wire.abort();
            throw failure;
        } catch (Throwable failure) {
            wire.abort();
            throw failure;
        }
    }

    private static Wire dial(Endpoint endpoint, TlsSettings attempt, Deadline deadline, Inbox inbox)
            throws StartupFailure {
        try {
            return Dialer.dial(endpoint, attempt, deadline, inbox);
        } catch (DialException e) {
            throw StartupFailure.of(e);
        }
    }

    /** What the StartupMessage says: in UTF-8 and with ISO dates, because that is how text is read here. */
    private Map<String, String> parameters(boolean checks) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("user", settings.user());
        parameters.put("database", settings.database());
        parameters.put("client_encoding", "UTF8");
        parameters.put("DateStyle", "ISO");
        parameters.putAll(settings.serverSettings());
        if (checks) {
            parameters.put(CHECK, CHECK_EVERY_MILLIS);
        }
        return parameters;
    }

    /** A connection, and the conversation that opened it, by which more can be asked before it is handed over. */
    record Opened(Login login, Started connection) {}
}
