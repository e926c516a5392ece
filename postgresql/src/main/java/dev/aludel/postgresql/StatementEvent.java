package dev.aludel.postgresql;

import dev.aludel.driver.Pending;
import dev.aludel.error.AludelException;
import java.util.function.ToLongFunction;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** The flight recorder's view of a statement of a {@link PgConnection}: its text without values. Off unless asked for. */
@Name("dev.aludel.postgresql.Statement")
@Label("Statement")
@Category({"Aludel", "PostgreSQL"})
@Description("A statement was sent by a connection without an engine, and answered")
@Enabled(false)
final class StatementEvent extends Event {
    private static final StatementEvent PROBE = new StatementEvent();

    @Label("Server Process")
    int process;

    @Label("SQL")
    String sql = "";

    @Label("Rows")
    long rows;

    @Label("Failure")
    @Description("The kind of the exception, and its SQLSTATE")
    String failure = "";

    /** A statement is about to be sent; null when nobody wants to know. */
    static @Nullable StatementEvent begin(String sql, int process) {
        if (!PROBE.isEnabled()) {
            return null;
        }
        var event = new StatementEvent();
        event.sql = sql;
        event.process = process;
        event.begin();
        return event;
    }

    /** The same answer, which is recorded when it is first awaited. */
    static <T> Pending<T> recorded(@Nullable StatementEvent event, Pending<T> sent, ToLongFunction<? super T> rows) {
        return event == null ? sent : new Recorded<>(event, sent, rows);
    }

    private void end(long count, @Nullable RuntimeException failed) {
        end();
        rows = count;
        if (failed != null) {
            var state = failed instanceof AludelException known ? known.sqlState() : null;
            failure = failed.getClass().getSimpleName() + (state == null ? "" : " " + state);
        }
        commit();
    }

    private static final class Recorded<T> implements Pending<T> {
        private final StatementEvent event;
        private final Pending<T> sent;
        private final ToLongFunction<? super T> rows;
        private boolean told;

        Recorded(StatementEvent event, Pending<T> sent, ToLongFunction<? super T> rows) {
            this.event = event;
            this.sent = sent;
            this.rows = rows;
        }

        @Override
        public T await() {
            try {
                var answer = sent.await();
                tell(rows.applyAsLong(answer), null);
                return answer;
            } catch (RuntimeException failure) {
                tell(0, failure);
                throw failure;
            }
        }

        private void tell(long count, @Nullable RuntimeException failure) {
            if (!told) {
                told = true;
                event.end(count, failure);
            }
        }
    }
}
