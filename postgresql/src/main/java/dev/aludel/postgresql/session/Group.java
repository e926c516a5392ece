package dev.aludel.postgresql.session;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.postgresql.protocol.ErrorFields;
import org.jspecify.annotations.Nullable;

/**
 * The steps that end with one Sync, and the answer to them.
 *
 * <p>Fields are the user's, but for those marked: the loop appends chunks and sets {@link #status}; {@link #next} is set by
 * the sender, before the group's first byte leaves, and followed by the loop.
 */
final class Group {
    /** What becomes of a group that an interrupt finds unsent, and whether a cancel request may hit it. */
    enum Kind {
        /** Statements: not sent when the user has been interrupted before, cancelled when it is interrupted meanwhile. */
        STATEMENTS,
        /** ROLLBACK, ROLLBACK TO, resets, fences: sent and awaited whatever happens. */
        UNDOING
    }

    final Kind kind;

    /** Outside of any transaction: its statements commit together at its Sync. */
    final boolean autocommit;

    /** Where it begins in the writer while it is unsent. */
    int offset;

    /** What the status has to be in the end when nothing failed; null when anything will do. */
    @Nullable TransactionStatus expected;

    @Nullable Step first;

    @Nullable Step last;

    /** Whether bytes of it have been handed to the wire. */
    boolean sent;

    /** Whether its Sync has been written. */
    boolean synced;

    boolean commits;

    /** When it fails the session must not be used any more: a ROLLBACK, a reset. */
    boolean critical;

    /** Set when a cancel request was sent while it was in flight. */
    @Nullable Cancellation cancellation;

    /** The step whose answer comes next; null behind the last. */
    @Nullable Step current;

    /** An error came: the server skips everything up to the Sync. */
    boolean failed;

    /** The first error in it. */
    @Nullable ErrorFields error;

    /** Whether its end, or its loss, has been looked at. */
    boolean settled;

    /** Where the user reads. */
    Chunk reading;

    /** How far in {@link #reading}. */
    int readingAt;

    /** Begins with BEGIN. */
    boolean begins;

    /** The loop's; what was read already is not held. */
    private Chunk newest;

    /** The status byte of its ReadyForQuery, 0 before; written by the loop behind the last chunk. */
    volatile byte status;

    /** The group behind it in flight. */
    volatile @Nullable Group next;

    private static final byte[] NOTHING = {};
    private static final Chunk RELEASED = new Chunk(NOTHING, 0, 0, false);

    Group(Kind kind, boolean autocommit, @Nullable TransactionStatus expected, int offset) {
        this.kind = kind;
        this.autocommit = autocommit;
        this.expected = expected;
        this.offset = offset;
        newest = new Chunk(NOTHING, 0, 0, false);
        reading = newest;
    }

    void add(Step step) {
        step.group = this;
        var before = last;
        if (before == null) {
            first = step;
            current = step;
        } else {
            before.next = step;
        }
        last = step;
    }

    /** Takes back the last step. */
    void remove(Step step) {
        Step before = null;
        for (var each = first; each != null && each != step; each = each.next) {
            before = each;
        }
        last = before;
        if (before == null) {
            first = null;
            current = null;
        } else {
            before.next = null;
        }
        step.group = null;
    }

    /** Lets go of what has been read: a step that its user keeps must not keep the answers behind it. */
    void release() {
        reading = RELEASED;
        readingAt = 0;
        newest = RELEASED;
    }

    /** By the loop. */
    void append(byte[] bytes, int from, int to, boolean rowsOnly) {
        var chunk = new Chunk(bytes, from, to, rowsOnly);
        newest.next = chunk;
        newest = chunk;
    }

    /** Whether this status is the one it has to end with. By the loop, whose view may be a little old: that costs a wake-up. */
    boolean isExpected(byte answer) {
        return expected == null
                || switch (expected) {
                    case IDLE -> answer == 'I';
                    case ACTIVE -> answer == 'T';
                    case FAILED -> answer == 'E';
                };
    }

    boolean isAnswered() {
        return status != 0;
    }

    boolean isEmpty() {
        return first == null;
    }
}
