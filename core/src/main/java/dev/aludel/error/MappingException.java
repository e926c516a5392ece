package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** An entity, relationship or model is mapped wrongly. */
public final class MappingException extends AludelException {
    private static final long serialVersionUID = 1L;

    public MappingException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.MAPPING, message, remedy, sqlState, cause);
    }

    public MappingException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
