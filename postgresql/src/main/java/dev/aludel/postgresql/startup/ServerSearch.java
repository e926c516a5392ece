package dev.aludel.postgresql.startup;

import dev.aludel.driver.Deadline;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.settings.PgHost;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.settings.TargetSession;
import dev.aludel.postgresql.startup.StartupFailure.Kind;
import dev.aludel.postgresql.wire.DialException;
import dev.aludel.postgresql.wire.Dialer;
import dev.aludel.postgresql.wire.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One search among the hosts, and the addresses of each, for a server that will do. For one use by one thread. */
final class ServerSearch {
    private final PgSettings settings;
    private final Startup startup;
    private final Deadline budget;
    private final List<String> tried = new ArrayList<>();
    private final List<StartupFailure> failures = new ArrayList<>();

    /** A primary that was found while a standby was preferred. */
    private @Nullable Started spare;

    ServerSearch(PgSettings settings, Startup startup, Deadline deadline) {
        this.settings = settings;
        this.startup = startup;
        var limit = settings.connectTimeout();
        var own = limit == null ? Deadline.NEVER : Deadline.after(limit);
        this.budget = own.remainingNanos() < deadline.remainingNanos() ? own : deadline;
    }

    Started run() {
        try {
            var hosts = inOrder(settings.hosts());
            for (int i = 0; i < hosts.size(); i++) {
                var found = search(hosts.get(i), share(budget, hosts.size() - i));
                if (found != null) {
                    return found;
                }
            }
            var last = spare;
            spare = null;
            if (last != null) {
                return last;
            }
            throw failed();
        } finally {
            if (spare != null) {
                spare.close();
            }
        }
    }

    private @Nullable Started search(PgHost host, Deadline share) {
        List<Endpoint> endpoints;
        try {
            endpoints = inOrder(Dialer.resolve(endpoint(host), share));
        } catch (DialException e) {
            note(host.toString(), StartupFailure.of(e));
            return null;
        }
        for (int i = 0; i < endpoints.size(); i++) {
            var endpoint = endpoints.get(i);
            try {
                var found = open(host, endpoint, share(share, endpoints.size() - i));
                if (found != null) {
                    return found;
                }
            } catch (StartupFailure failure) {
                note(endpoint.toString(), failure);
            }
        }
        return null;
    }

    /** The connection, or null when it is kept as a spare. */
    private @Nullable Started open(PgHost host, Endpoint endpoint, Deadline share) throws StartupFailure {
        var opened = startup.open(host, endpoint, share);
        var connection = opened.connection();
        var kept = false;
        try {
            ServerRole.require(settings.target(), opened.login(), share);
            kept = true;
            return connection;
        } catch (StartupFailure failure) {
            if (failure.kind() == Kind.WRONG_ROLE && settings.target() == TargetSession.PREFER_STANDBY) {
                if (spare == null) {
                    kept = true;
                    spare = connection;
                }
                return null;
            }
            throw failure;
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }

    private void note(String where, StartupFailure failure) {
        tried.add(where);
        failures.add(failure);
        if (failure.endsSearch()) {
            throw failed();
        }
    }

    private ConnectFailedException failed() {
        var last = failures.getLast();
        for (var failure : failures) {
            if (failure != last) {
                last.addSuppressed(failure);
            }
        }
        var text = new StringBuilder("no connection to the database \"")
                .append(settings.database())
                .append("\" as \"")
                .append(settings.user())
                .append('"');
        for (int i = 0; i < failures.size(); i++) {
            String where = tried.get(i);
            String why = String.valueOf(failures.get(i).getMessage());
            text.append(i == 0 ? ": " : "; ").append(why.startsWith(where) ? why : "at " + where + ": " + why);
        }
        var error = last.error();
        return new ConnectFailedException(
                text.toString(), last.remedy(), error == null ? null : error.sqlState(), last);
    }

    private Endpoint endpoint(PgHost host) {
        var endpoint = Endpoint.of(host.name(), host.port()).with(settings.keepAlive());
        var address = host.address();
        return address == null
                ? endpoint
                : endpoint.at(new InetSocketAddress(InetAddress.ofLiteral(address), host.port()));
    }

    private <T> List<T> inOrder(List<T> list) {
        if (!settings.loadBalance()) {
            return list;
        }
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, ThreadLocalRandom.current());
        return shuffled;
    }

    private static Deadline share(Deadline whole, int parts) {
        return whole.isNever() || parts == 1
                ? whole
                : new Deadline(System.nanoTime() + Math.max(0, whole.remainingNanos()) / parts);
    }
}
