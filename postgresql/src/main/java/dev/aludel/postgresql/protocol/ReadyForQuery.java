package dev.aludel.postgresql.protocol;

import dev.aludel.driver.TransactionStatus;

/** Reads ReadyForQuery: where the connection stands now that a group of messages has been answered. Stateless. */
public final class ReadyForQuery {
    private ReadyForQuery() {}

    /** The status in the body of a ReadyForQuery. */
    public static TransactionStatus read(byte[] bytes, int from, int to) {
        return switch (to - from == 1 ? bytes[from] : 0) {
            case 'I' -> TransactionStatus.IDLE;
            case 'T' -> TransactionStatus.ACTIVE;
            case 'E' -> TransactionStatus.FAILED;
            default -> throw new ProtocolViolationException("the server's ReadyForQuery has no status that is known");
        };
    }
}
