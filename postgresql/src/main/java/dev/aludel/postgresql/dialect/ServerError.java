package dev.aludel.postgresql.dialect;

import dev.aludel.postgresql.protocol.ErrorFields;

/**
 * What the server itself said: the cause of the exception that is thrown. Its message has no detail, which may hold values;
 * {@link #fields()} has everything. Without a stack trace, as it comes from elsewhere.
 */
public final class ServerError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorFields fields;

    ServerError(ErrorFields fields) {
        super(fields.toString(), null, false, false);
        this.fields = fields;
    }

    public ErrorFields fields() {
        return fields;
    }
}
