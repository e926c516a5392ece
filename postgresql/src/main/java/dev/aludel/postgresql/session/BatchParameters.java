package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.MessageWriter;

/** The rows of a batch, written one after the other while earlier ones are on their way. */
public interface BatchParameters {
    /** Whether there is a row of this index. Asked in order from 0; again from 0 when a batch of which nothing was done is sent anew. */
    boolean hasRow(int index);

    /** Writes a row's values as {@link ParameterWriter#write} does. */
    void write(int index, Description description, MessageWriter out);
}
