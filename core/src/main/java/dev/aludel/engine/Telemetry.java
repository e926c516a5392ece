package dev.aludel.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the log, the listeners and the flight recorder of an engine's statements, and counts them. Thread-safe. */
final class Telemetry {
    private static final System.Logger LOG = System.getLogger("dev.aludel.engine");

    private final StatementLog log;
    private final List<StatementListener> listeners;
    private final LongAdder statements = new LongAdder();
    private final LongAdder roundTrips = new LongAdder();

    Telemetry(StatementLog log, List<StatementListener> listeners) {
        this.log = log;
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    Engine.Observation observe(StatementListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void sent(StatementEvent statement) {
        if (log.isOn()) {
            log.write(statement);
        }
        if (!listeners.isEmpty()) {
            tell(listener -> listener.sent(statement));
        }
    }

    void completed(Sent<?> sent, StatementFlightEvent flight, long rows, long trips, @Nullable Throwable failure) {
        completed(sent.event(), sent.elapsedNanos(), flight, rows, trips, failure);
    }

    void completed(
            StatementEvent event,
            long elapsedNanos,
            StatementFlightEvent flight,
            long rows,
            long trips,
            @Nullable Throwable failure) {
        statements.increment();
        roundTrips.add(trips);
        if (!listeners.isEmpty()) {
            var outcome = new StatementOutcome(rows, trips, Duration.ofNanos(elapsedNanos), failure);
            tell(listener -> listener.completed(event, outcome));
        }
        if (flight.shouldCommit()) {
            flight.connection = event.connection();
            flight.sql = event.sql();
            flight.rows = rows;
            flight.roundTrips = trips;
            flight.succeeded = failure == null;
            flight.commit();
        }
    }

    void waitedAgain(long trips) {
        roundTrips.add(trips);
    }

    long statements() {
        return statements.sum();
    }

    long roundTrips() {
        return roundTrips.sum();
    }

    private void tell(Consumer<StatementListener> call) {
        for (StatementListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error failure) { // a COMMIT that was confirmed must not look failed
                LOG.log(System.Logger.Level.WARNING, "A statement listener failed; it is ignored", failure);
            }
        }
    }
}
