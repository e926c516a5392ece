/**
 * Rules that keep data right, and the tests that hold them.
 *
 * <ul>
 *   <li>What was sent is cancelled in the database, drained and fenced, never only cut off: {@code session.InterruptsTest},
 *       {@code session.CancelTest}; the server is told to look whether its client is there: {@code startup.RealServerTest}.
 *   <li>A cancel request is repeated, waits for its own end, and does not reach a neighbour: {@code session.CancelTest},
 *       {@code shared.SharedSessionsTest}, {@code servers.SharedModeTest}; one that another thread asks for hits what it was meant
 *       for or nothing: {@code CancelFromOutsideTest}.
 *   <li>Outcomes are not sent, rolled back, in doubt, and never better than what is known: {@code session.LossTest},
 *       {@code session.SessionFuzzTest}; what commits by itself is not said to be undone: {@code session.HalfDoneTest}.
 *   <li>The interrupt flag is looked at before COMMIT is sent, also when statements have left before it; behind it nothing is
 *       cancelled: {@code session.InterruptsTest}, {@code session.CancelTest}.
 *   <li>Success needs the expected status and COMMIT's own tag: {@code session.TransactionsTest},
 *       {@code shared.SharedSessionsTest}.
 *   <li>BEGIN and SAVEPOINT come first in their groups; behind a BEGIN that is not sent, or refused, nothing runs:
 *       {@code session.TransactionsTest}, {@code session.InterruptsTest}, {@code session.SessionFuzzTest}.
 *   <li>Statements of different callers each have a Sync: {@code shared.SharedSessionsTest}, {@code PgConnectionTest}.
 *   <li>A ROLLBACK or a reset that fails ends the connection; a reset is not absorbed by the next BEGIN and covers all that a
 *       session keeps: {@code session.LossTest}, {@code session.ResetTest}.
 *   <li>A row that a set was to write and did not ends its transaction: {@code dialect.OnServerTest}.
 *   <li>What failed while running is not done again: {@code session.PreparedTest}.
 *   <li>An error behind the statement's completion is its error, and needs no ROLLBACK: {@code session.TransactionsTest}.
 *   <li>Streams use named portals: {@code session.StreamsTest}.
 *   <li>What a row lies in is not used again: {@code session.FragmentsTest},
 *       {@code type.codec.PgRowTest}.
 *   <li>Wires, dialling and cancelling do not mind the interrupt flag: {@code wire.WireTest}, {@code wire.TlsTest},
 *       {@code startup.StepsTest}.
 *   <li>Passwords go in clear, or by md5, to verified servers and this machine alone: {@code startup.PasswordPolicyTest}.
 * </ul>
 */
package dev.aludel.postgresql;
