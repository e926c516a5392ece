package dev.aludel.error;

import org.jspecify.annotations.Nullable;

/** A URL, an option or a setting is wrong; the message lists what is known. Nothing was opened. */
public final class ConfigurationException extends AludelException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(ErrorCode.CONFIGURATION, message, remedy, sqlState, cause);
    }

    public ConfigurationException(String message, String remedy) {
        this(message, remedy, null, null);
    }
}
