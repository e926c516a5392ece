package dev.aludel.pool;

import dev.aludel.error.PoolTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why no connection could be had, with all that helps to find out who holds them. */
final class Complaints {
    private static final int NAMED = 3;

    private Complaints() {}

    static PoolTimeoutException timeout(
            Duration timeout,
            PoolStatus status,
            List<Holding> holdings,
            @Nullable RuntimeException lastFailure,
            long now) {
        var text = new StringBuilder(
                "No connection of pool '" + status.pool() + "' became free within " + Texts.seconds(timeout));
        text.append(" (").append(status).append(')');
        if (!holdings.isEmpty()) {
            text.append(". Longest holders: ")
                    .append(holdings.stream()
                            .sorted(Comparator.comparingLong(holding -> holding.since - now))
                            .limit(NAMED)
                            .map(holding -> holding.holder(now).toString())
                            .collect(Collectors.joining("; ")));
        }
        if (lastFailure != null) {
            text.append(". The last attempt to open another one failed: ").append(lastFailure.getMessage());
        }
        Optional<Holding> own = holdings.stream()
                .filter(holding -> holding.takenBy(Thread.currentThread()))
                .findFirst();
        own.ifPresent(holding -> text.append(". This thread itself holds ").append(holding.holder(now)));
        return new PoolTimeoutException(
                text.toString(), remedy(own.isPresent(), holdings.isEmpty() && status.connecting() > 0), lastFailure);
    }

    private static String remedy(boolean nested, boolean connecting) {
        if (nested) {
            return "use the connection or session that the thread already has: a nested one needs a second connection";
        }
        return connecting
                ? "check that the database can be reached: it has not answered yet; or raise poolTimeout"
                : "release connections sooner, or raise poolSize, maxOverflow or poolTimeout";
    }

    static PoolTimeoutException nested(String pool, Holding own, long now) {
        return new PoolTimeoutException(
                "Pool '" + pool
                        + "' has one connection, because its database lives inside it, and this thread itself holds it:"
                        + " it would wait for itself for ever. It is " + own.holder(now),
                "use the connection or session that the thread already has, or release it first",
                null);
    }
}
