package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The operation was cancelled by an interrupt or by cancelling its future; the interrupt flag is set again when it leaves. */
public final class OperationCancelledException extends AludelException {
    private static final long serialVersionUID = 1L;

    public OperationCancelledException(
            String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.OPERATION_CANCELLED, message, remedy, sqlState, cause);
    }

    public OperationCancelledException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
