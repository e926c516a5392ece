package dev.aludel.postgresql.driver;

import dev.aludel.driver.CommitStatus;
import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.client.PgDatabase;
import dev.aludel.postgresql.client.PreparedText;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's number of the transaction in hand: asked for behind the first statement that may have written, in the same
 * round trip, so that it is known before a COMMIT whose answer may get lost.
 */
final class TransactionNumber {
    private static final Object[] NO_VALUES = {};

    private final PgSession session;
    private final PreparedText query;
    private @Nullable String number;

    TransactionNumber(PgDatabase database, PgSession session) {
        this.session = session;
        query = database.prepare("SELECT pg_current_xact_id_if_assigned()::text", List.of());
    }

    void begin() {
        number = null;
    }

    /** Queues the question, if it has not been answered in this transaction. */
    void ask(Deadline deadline) {
        if (number == null) {
            var _ = query.execute(
                    session,
                    NO_VALUES,
                    row -> {
                        if (!row.isNull(0)) {
                            number = row.stringAt(0);
                        }
                    },
                    deadline);
        }
    }

    @Nullable String known() {
        return number;
    }

    /** What has become of a transaction. */
    static CommitStatus status(PgDatabase database, PgSession session, String transaction, Deadline deadline) {
        var found = new String[1];
        database.prepare("SELECT pg_xact_status($1::text::xid8)", List.of(SqlTypes.TEXT))
                .execute(
                        session,
                        new Object[] {transaction},
                        row -> found[0] = row.isNull(0) ? "" : row.stringAt(0),
                        deadline)
                .await();
        return switch (found[0]) {
            case "committed" -> CommitStatus.COMMITTED;
            case "aborted" -> CommitStatus.ROLLED_BACK;
            case "in progress" -> CommitStatus.IN_PROGRESS;
            default -> CommitStatus.UNKNOWN;
        };
    }
}
