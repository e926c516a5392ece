package dev.aludel.engine;

import dev.aludel.driver.DriverConnection;
import dev.aludel.driver.Pending;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a {@link Channel} is asked to send. Immutable.
 *
 * @param event what the log and the listeners hear
 * @param start hands it to the driver
 * @param rows the number of rows in the answer
 * @param raw whether it is SQL that may do anything
 * @param writes whether it may change or lock something, so that a rollback of it must be waited for
 */
record Order<T>(
        StatementEvent event,
        Function<DriverConnection, Pending<T>> start,
        ToLongFunction<? super T> rows,
        boolean raw,
        boolean writes) {

    /** BEGIN and its like. */
    static Order<Void> control(long connection, String command, Function<DriverConnection, Pending<Void>> start) {
        var event = new StatementEvent(connection, StatementEvent.Type.TRANSACTION, command, List.of());
        return new Order<>(event, start, nothing -> 0, false, false);
    }
}
