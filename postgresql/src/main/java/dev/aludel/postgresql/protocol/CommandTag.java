package dev.aludel.postgresql.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What CommandComplete says has been done. Immutable.
 *
 * @param command such as {@code INSERT}, {@code COMMIT} or {@code CREATE TABLE}
 * @param rows how many rows it concerned, or -1 for commands that count none
 */
public record CommandTag(String command, long rows) {
    /** Frequent ones, so that reading them allocates no text. */
    private static final String[] FREQUENT = {
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
        "MERGE",
        "COPY",
        "FETCH",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT",
        "RELEASE",
        "SET",
        "RESET",
        "LISTEN",
        "DISCARD ALL",
        "DEALLOCATE"
    };

    private static final byte[][] FREQUENT_BYTES = new byte[FREQUENT.length][];
    private static final CommandTag[] UNCOUNTED = new CommandTag[FREQUENT.length];
    private static final CommandTag[] ONE_ROW = new CommandTag[FREQUENT.length];

    static {
        for (int i = 0; i < FREQUENT.length; i++) {
            FREQUENT_BYTES[i] = FREQUENT[i].getBytes(StandardCharsets.US_ASCII);
            UNCOUNTED[i] = new CommandTag(FREQUENT[i], -1);
            ONE_ROW[i] = new CommandTag(FREQUENT[i], 1);
        }
    }

    /** Reads the body of a CommandComplete. */
    public static CommandTag read(byte[] bytes, int from, int to) {
        var end = to - 1;
        if (end < from || bytes[end] != 0) {
            throw new ProtocolViolationException("the server's CommandComplete has no end");
        }
        var digits = end;
        while (digits > from && isDigit(bytes[digits - 1])) {
            digits--;
        }
        var counted = digits < end && digits - 1 > from && bytes[digits - 1] == ' ' && end - digits <= 18;
        if (!counted) {
            return of(bytes, from, end, -1);
        }
        var rows = 0L;
        for (int i = digits; i < end; i++) {
            rows = rows * 10 + (bytes[i] - '0');
        }
        var name = digits - 1;
        // INSERT has an OID, always 0 nowadays, in front of the count.
        if (name - 2 > from && bytes[name - 1] == '0' && bytes[name - 2] == ' ') {
            name -= 2;
        }
        return of(bytes, from, name, rows);
    }

    private static CommandTag of(byte[] bytes, int from, int to, long rows) {
        for (int i = 0; i < FREQUENT.length; i++) {
            if (java.util.Arrays.equals(FREQUENT_BYTES[i], 0, FREQUENT_BYTES[i].length, bytes, from, to)) {
                return rows == -1 ? UNCOUNTED[i] : rows == 1 ? ONE_ROW[i] : new CommandTag(FREQUENT[i], rows);
            }
        }
        return new CommandTag(WireBytes.text(bytes, from, to), rows);
    }

    /** Whether it is this command. */
    public boolean is(String name) {
        return command.equals(name);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
