package dev.aludel.pool;

/** Where a {@link Slot} stands. Every state but {@link #EMPTY} takes capacity. */
enum SlotState {
    /** No connection: its capacity is free. */
    EMPTY,
    /** Owned by the thread that opens its connection. */
    CONNECTING,
    /** In the idle queue, owned by nobody. */
    IDLE,
    /** Owned by a waiter it was handed to, by a lease, or by the thread that cleans up after one. */
    LEASED,
    /** Owned by the housekeeper, which tests whether it still lives. */
    CHECKING,
    /** Owned by the thread that closes its connection. */
    CLOSING;

    boolean mayBecome(SlotState next) {
        return switch (this) {
            case EMPTY -> next == CONNECTING;
            case CONNECTING -> next == IDLE || next == LEASED || next == CLOSING || next == EMPTY;
            case IDLE -> next == LEASED || next == CHECKING || next == CLOSING;
            case LEASED -> next == LEASED || next == IDLE || next == CLOSING || next == EMPTY;
            case CHECKING -> next == LEASED || next == IDLE || next == CLOSING || next == EMPTY;
            case CLOSING -> next == EMPTY;
        };
    }
}
