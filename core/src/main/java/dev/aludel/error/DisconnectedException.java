package dev.aludel.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection to the database was lost; {@link #outcome()} says what may have become of the work in hand. */
public final class DisconnectedException extends AludelException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private @Nullable String transaction;

    public DisconnectedException(
            Outcome outcome, String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.DISCONNECTED, message, remedy, sqlState, cause);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Records the database's number of the transaction that was in hand; the first call wins. For drivers. */
    public void transaction(String number) {
        if (transaction == null) {
            transaction = number;
        }
    }

    /**
     * The database's number of the transaction whose COMMIT is in doubt, where it is known: what
     * {@code Engine.commitStatus} asks with.
     */
    public Optional<String> transaction() {
        return Optional.ofNullable(transaction);
    }

    @Override
    public boolean retryable() {
        return outcome != Outcome.IN_DOUBT;
    }
}
