package dev.aludel.postgresql.protocol;

/**
 * ParameterStatus: the value of a setting that the server reports by itself. Immutable.
 *
 * @param name such as {@code server_version} or {@code TimeZone}
 * @param value its value now
 */
public record ParameterStatus(String name, String value) {
    /** Reads the body of a ParameterStatus. */
    public static ParameterStatus read(byte[] bytes, int from, int to) {
        var reader = new MessageReader(Backend.PARAMETER_STATUS, bytes, from, to);
        var status = new ParameterStatus(reader.cString(), reader.cString());
        reader.end();
        return status;
    }
}
