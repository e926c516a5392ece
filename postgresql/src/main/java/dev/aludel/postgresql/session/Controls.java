package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.error.InvalidStatementException;
import java.util.List;

/** The statements that sessions send on their own account. Stateless. */
final class Controls {
    private static final StatementText COMMIT = StatementText.of("COMMIT");
    private static final StatementText ROLLBACK = StatementText.of("ROLLBACK");

    /** What gives a session the state of a new one, in this order: first the right to do the rest. */
    static final List<StatementText> RESET = List.of(
            StatementText.of("RESET SESSION AUTHORIZATION"),
            StatementText.of("RESET ROLE"),
            StatementText.of("RESET ALL"),
            StatementText.of("SELECT pg_catalog.pg_advisory_unlock_all()"),
            StatementText.of("UNLISTEN *"),
            StatementText.of("CLOSE ALL"),
            StatementText.of("DISCARD TEMP"),
            StatementText.of("DISCARD SEQUENCES"));

    private Controls() {}

    static Execution begin(Exchange exchange, String sql) {
        return control(exchange, StatementText.of(sql), Execution.Role.BEGIN);
    }

    static Execution commit(Exchange exchange) {
        return control(exchange, COMMIT, Execution.Role.COMMIT);
    }

    static Execution rollback(Exchange exchange) {
        return control(exchange, ROLLBACK, Execution.Role.ROLLBACK);
    }

    static Execution control(Exchange exchange, StatementText text, Execution.Role role) {
        return new Execution(
                exchange, text, ParameterWriter.NONE, RowSink.NONE, role, Deadline.NEVER, Step.State.BINDING);
    }

    /**
     * An identifier in quotes.
     *
     * @throws InvalidStatementException if no quotes make a name of it
     */
    static String quoted(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new InvalidStatementException(
                    "\"" + name.replace('\0', '?') + "\" is no name of a savepoint", "give it another one");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
