package dev.aludel.postgresql.session;

/** A result that is fetched in windows. Used by its session's one user, inside the transaction that it was opened in. */
public interface Portal extends AutoCloseable {
    /** What the statement is, known from the start. */
    Description description();

    /** Fetches the next window into the sink and waits for it; false when the result has ended, with or without last rows. */
    boolean fetch(RowSink rows);

    /** Frees it with the next thing that is sent; costs no round trip. Idempotent. */
    @Override
    void close();
}
