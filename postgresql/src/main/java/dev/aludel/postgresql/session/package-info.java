/**
 * One server session after its start-up: what is sent together, how answers are matched, what happens on interrupts,
 * deadlines and losses. Knows nothing of Java's value types: parameters are written, and rows are read, by whoever calls.
 *
 * <h2>Groups</h2>
 *
 * A <em>group</em> is what ends with one Sync, and is answered by one ReadyForQuery. Invariants:
 *
 * <ul>
 *   <li>Groups in flight == ReadyForQuery messages still expected. Answers are matched first in, first out.
 *   <li>A group enters the queue of those in flight before its first byte is written; the loop takes it out at its
 *       ReadyForQuery.
 *   <li>A step (a statement, a batch, BEGIN ...) has succeeded only when its group's ReadyForQuery says so with the status
 *       that was to be expected: idle outside of a transaction, active inside.
 *   <li>BEGIN, SAVEPOINT and ROLLBACK stand first in their group; COMMIT may end a group. After an error the server
 *       discards until Sync, so a ROLLBACK behind a failing statement would be lost.
 * </ul>
 *
 * <h2>Two sides</h2>
 *
 * The wire's loop only frames: it cuts messages, keeps notices, notifications and settings to itself, and hands all else to
 * the group whose turn it is, in arrays that are never written again. The session's one user encodes, sends, parks, and reads
 * the answers through the steps' states, so that no code of a user ever runs on the loop, and no row points into memory that
 * will be reused. The user is unparked once per answer, not per read.
 *
 * <h2>States of a step</h2>
 *
 * <pre>
 *  PARSING -1-> DESCRIBING -t-> DESCRIBING_COLUMNS -T or n-> BINDING -2-> RUNNING -C, I or s-> DONE
 *                                                            RUNNING -G or H-> COPYING -c, C-> DONE
 *  CLOSING -3-> DONE
 *  any -E-> FAILED; those behind it in the group: SKIPPED
 * </pre>
 *
 * A message that its state does not know is a violation of the protocol: the connection is ended, never resynchronised.
 */
@NullMarked
package dev.aludel.postgresql.session;

import org.jspecify.annotations.NullMarked;
