package dev.aludel.postgresql.session;

/** Takes the rows that a batch returns, each with the index of the parameter row that it came from. See {@link RowSink}. */
public interface BatchRowSink {
    /** Ignores rows. */
    BatchRowSink NONE = (index, chunk, from, to) -> {};

    /** Called once, before the first row. */
    default void columns(Description description) {}

    void row(int index, byte[] chunk, int from, int to);
}
