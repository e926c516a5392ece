package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.MessageWriter;

/** Writes the values of a statement's parameters into Bind. */
@FunctionalInterface
public interface ParameterWriter {
    /** For statements without parameters. */
    ParameterWriter NONE = (description, out) -> out.int32(0);

    /**
     * Writes the number of format codes, the codes, the number of values and the values, as Bind wants them. May be called
     * again with another description, when the statement has to be prepared anew. When it throws, nothing of the statement
     * is sent.
     *
     * @param description what the server, or the statement's text, says of the parameters
     */
    void write(Description description, MessageWriter out);
}
