package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The call does not fit the state of the transaction: begun twice, ended twice, savepoint gone. */
public final class TransactionStateException extends AludelException {
    private static final long serialVersionUID = 1L;

    public TransactionStateException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.TRANSACTION_STATE, message, remedy, sqlState, cause);
    }

    public TransactionStateException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
