package dev.aludel.postgresql.client;

import dev.aludel.driver.BatchRowConsumer;
import dev.aludel.driver.Deadline;
import dev.aludel.driver.Pending;
import dev.aludel.driver.RowConsumer;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.session.BatchParameters;
import dev.aludel.postgresql.session.BatchRowSink;
import dev.aludel.postgresql.session.Description;
import dev.aludel.postgresql.session.ParameterWriter;
import dev.aludel.postgresql.session.PgSession;
import dev.aludel.postgresql.session.Portal;
import dev.aludel.postgresql.session.RowSink;
import dev.aludel.postgresql.session.StatementText;
import dev.aludel.postgresql.shared.SharedSessions;
import dev.aludel.postgresql.type.codec.ParameterPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's text together with how its values are written; made once, run many times on any connection. Immutable. */
public final class PreparedText {
    private final PgDatabase database;
    private final StatementText text;
    private final ParameterPlan parameters;
    private final boolean known;
    private final boolean dirties;

    /** @param known whether nothing has to be asked about it before its first use */
    PreparedText(PgDatabase database, StatementText text, ParameterPlan parameters, boolean known, boolean dirties) {
        this.database = database;
        this.text = text;
        this.parameters = parameters;
        this.known = known;
        this.dirties = dirties;
    }

    public StatementText text() {
        return text;
    }

    /** Whether values of other classes would be declared in the same way. */
    boolean declaresAs(ParameterPlan other) {
        return parameters.declaresAs(other);
    }

    /** Whether it may change the session beyond its transaction, so that the session is reset for its next user. */
    public boolean dirties() {
        return dirties;
    }

    /** Queues it, after the server was asked about it and its types where nobody knew them. */
    public Pending<CommandTag> execute(
            PgSession session, @Nullable Object[] values, RowConsumer rows, Deadline deadline) {
        learn(session, deadline);
        return session.execute(text, writer(values), new Reading(database.types(), rows), deadline);
    }

    /** The same for a statement whose rows are of no interest. */
    public Pending<CommandTag> execute(PgSession session, @Nullable Object[] values, Deadline deadline) {
        learn(session, deadline);
        return session.execute(text, writer(values), RowSink.NONE, deadline);
    }

    /** Queues it once for each row of values. */
    public Pending<long[]> executeBatch(
            PgSession session, List<@Nullable Object[]> values, BatchRowConsumer rows, Deadline deadline) {
        learn(session, deadline);
        var sink = rows == BatchRowConsumer.NONE ? BatchRowSink.NONE : new BatchReading(database.types(), rows);
        return session.executeBatch(text, new Rows(values), sink, deadline);
    }

    /** Runs it on a connection that many share, and waits for its end. */
    public CommandTag execute(SharedSessions sessions, @Nullable Object[] values, RowConsumer rows, Deadline deadline) {
        return sessions.execute(text, writer(values), new Reading(database.types(), rows), deadline);
    }

    /** Sees to it that the server has been asked about it and its types; see {@link PgDatabase#learn}. */
    public void learn(Deadline deadline) {
        if (!known) {
            var session = database.open(deadline);
            try {
                database.learn(session, text, deadline);
            } finally {
                session.close();
            }
        }
    }

    /** Opens a portal, to be fetched in windows; needs an open transaction. */
    public Portal open(PgSession session, @Nullable Object[] values, int window, Deadline deadline) {
        learn(session, deadline);
        return session.openPortal(text, writer(values), window, deadline);
    }

    private void learn(PgSession session, Deadline deadline) {
        if (!known) {
            database.learn(session, text, deadline);
        }
    }

    public ParameterWriter writer(@Nullable Object[] values) {
        return (description, out) -> write(description, values, out);
    }

    private void write(Description description, @Nullable Object[] values, MessageWriter out) {
        parameters.write(out, values, description.types());
    }

    private final class Rows implements BatchParameters {
        private final List<@Nullable Object[]> rows;

        Rows(List<@Nullable Object[]> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasRow(int index) {
            return index < rows.size();
        }

        @Override
        public void write(int index, Description description, MessageWriter out) {
            PreparedText.this.write(description, rows.get(index), out);
        }
    }
}
