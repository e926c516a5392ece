/**
 * Rules that keep data right, and the tests that hold them.
 *
 * <ul>
 *   <li>What was sent is cancelled in the database, drained and fenced, never only cut off: {@code session.InterruptsTest},
 *       {@code session.CancelTest}; the server is told to look whether its client is there: {@code startup.RealServerTest}.
 *   <li>A cancel request is repeated, waits for its own end, and does not reach a neighbour: {@code session.CancelTest},
 *       {@code shared.SharedSessionsTest}.
 *   <li>Outcomes are not sent, rolled back, in doubt, and never better than what is known: {@code session.LossTest},
 *       {@code session.SessionFuzzTest}.
 *   <li>The interrupt flag is looked at before COMMIT is sent, also when statements have left before it; behind it nothing is
 *       cancelled: {@code session.InterruptsTest}, {@code session.CancelTest}.
 *   <li>Success needs the expected status and COMMIT's own tag: {@code session.TransactionsTest},
 *       {@code shared.SharedSessionsTest}.
 *   <li>BEGIN and SAVEPOINT come first in their groups; behind a BEGIN that is not sent nothing runs as its transaction:
 *       {@code session.CancelTest}, {@code session.InterruptsTest}.
 *   <li>Statements of different callers each have a Sync: {@code shared.SharedSessionsTest}.
 *   <li>A ROLLBACK or a reset that fails ends the connection; a reset is not absorbed by the next BEGIN and covers all that a
 *       session keeps: {@code session.LossTest}, {@code session.ResetTest}.
 *   <li>What failed while running is not done again: {@code session.PreparedTest}.
 *   <li>An error behind the statement's completion is its error, and needs no ROLLBACK: {@code session.TransactionsTest}.
 *   <li>Streams use named portals: {@code session.StreamsTest}.
 *   <li>What a row lies in is not used again: {@code session.FragmentsTest}.
 *   <li>Wires, dialling and cancelling do not mind the interrupt flag: {@code wire.WireTest}, {@code wire.TlsTest},
 *       {@code startup.StepsTest}.
 *   <li>Passwords go in clear, or by md5, to verified servers and this machine alone: {@code startup.PasswordPolicyTest}.
 * </ul>
 */
package dev.aludel.postgresql;
