package dev.aludel.jdbc.mysql;

/**
 * The savepoint before a batch, to which a batch that fails goes back. All batches use one name, so that the next one moves it and
 * there is one at most. Used on the lane alone.
 *
 * <p>It is also what tells whether the transaction is still the same: after a deadlock the server has rolled it back, and begins
 * another with the next row that is on its way already; the savepoint is gone then.
 */
final class BatchPoint {
    static final String SET = "SAVEPOINT aludel_batch";
    static final String GO_BACK = "ROLLBACK TO SAVEPOINT aludel_batch";

    private boolean sent;
    private boolean there;

    /** Whether anything was sent behind which something may have to be undone. */
    boolean sent() {
        return sent;
    }

    /** Whether the server has it. */
    boolean there() {
        return there;
    }

    void sending() {
        sent = true;
    }

    void set() {
        there = true;
    }
}
