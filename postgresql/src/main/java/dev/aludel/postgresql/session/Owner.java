package dev.aludel.postgresql.session;

import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.postgresql.protocol.CommandTag;

/** What an execution needs of the connection that it runs on. */
interface Owner {
    /** Waits until a step is answered. */
    void await(Step step, Deadline deadline);

    /** A statement has ended with this tag. */
    void completed(CommandTag tag);

    /** The server waits for COPY data of this execution. */
    void copyInBegun(Execution step);

    /** What to say to a COPY of the server's own files, which has run without the data of this connection. */
    static AludelException noData(String sql) {
        var failure = new InvalidStatementException(
                "The server has run the COPY, and exchanged no data with this connection",
                "say FROM STDIN or TO STDOUT, or execute it as a statement");
        failure.statement(sql);
        return failure;
    }

    /** What to say to COPY where no COPY is expected. */
    static AludelException strayCopy(String sql) {
        var failure = new UnsupportedFeatureException(
                "COPY cannot be run as a statement", "use the connection's methods for COPY");
        failure.statement(sql);
        return failure;
    }
}
