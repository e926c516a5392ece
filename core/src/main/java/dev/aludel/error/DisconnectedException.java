package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** The connection to the database was lost; {@link #outcome()} says what may have become of the work in hand. */
public final class DisconnectedException extends AludelException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    public DisconnectedException(
            Outcome outcome, String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.DISCONNECTED, message, remedy, sqlState, cause);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    @Override
    public boolean retryable() {
        return outcome != Outcome.IN_DOUBT;
    }
}
