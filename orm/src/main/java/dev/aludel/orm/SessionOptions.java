package dev.aludel.orm;

import dev.aludel.driver.TransactionOptions;

/**
 * How the sessions of a factory behave. Immutable.
 *
 * @param autoflush whether a query is preceded by a flush when it could see pending changes
 * @param expireOnCommit whether a commit unloads the collections of all objects
 * @param transaction how transactions begin
 */
record SessionOptions(boolean autoflush, boolean expireOnCommit, TransactionOptions transaction) {
    static final SessionOptions DEFAULT = new SessionOptions(true, false, TransactionOptions.DEFAULT);

    SessionOptions asReadOnly() {
        return new SessionOptions(false, expireOnCommit, transaction.asReadOnly());
    }

    boolean readOnly() {
        return transaction.readOnly();
    }
}
