package dev.aludel.engine;

/**
 * Hears of every statement that an engine sends: for tests that count statements, for tracing, for metrics. Registered with
 * {@link EngineBuilder#listener} or {@link Engine#observe}. Called on the thread that executes, by many threads at once:
 * implementations are thread-safe and quick, and do not use the connection. What a listener throws is logged and changes
 * nothing.
 */
public interface StatementListener {
    /** A statement is about to be sent. Values are those that the database gets, also where the log hides them. */
    default void sent(StatementEvent statement) {}

    /** Its answer has arrived, good or bad. Answers arrive in the order in which the statements were sent. */
    default void completed(StatementEvent statement, StatementOutcome outcome) {}
}
