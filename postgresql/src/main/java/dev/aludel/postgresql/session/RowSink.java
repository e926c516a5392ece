package dev.aludel.postgresql.session;

/**
 * Takes a statement's rows on the thread that awaits it. An exception from it ends the statement: the rest of its answer is
 * dropped and the exception reaches the caller; the session stays usable.
 */
public interface RowSink {
    /** Ignores rows. */
    RowSink NONE = (chunk, from, to) -> {};

    /** Called once before the first row, also when there is none; not for a statement without a result. */
    default void columns(Description description) {}

    /**
     * One row: the body of a DataRow, which begins with the number of columns (two bytes). The array, which holds neighbours
     * too, is used again for other rows: nothing of it may be looked at behind this call.
     */
    void row(byte[] chunk, int from, int to);
}
