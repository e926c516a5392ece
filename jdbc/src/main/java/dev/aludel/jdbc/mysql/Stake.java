package dev.aludel.jdbc.mysql;

import dev.aludel.error.Outcome;

/** What becomes of the work in hand when the connection is lost. */
enum Stake {
    /** Nothing is stored by the call: it reads, or belongs to a transaction that is undone with its connection. */
    NOTHING(Outcome.ROLLED_BACK, Outcome.ROLLED_BACK),
    /** A statement that stores what it does at once. */
    WRITE(Outcome.NOT_SENT, Outcome.IN_DOUBT),
    COMMIT(Outcome.ROLLED_BACK, Outcome.IN_DOUBT);

    private final Outcome unsent;
    private final Outcome sent;

    Stake(Outcome unsent, Outcome sent) {
        this.unsent = unsent;
        this.sent = sent;
    }

    Outcome unsent() {
        return unsent;
    }

    Outcome sent() {
        return sent;
    }
}
