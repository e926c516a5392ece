package dev.aludel.postgresql.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an ErrorResponse or NoticeResponse (section 55.8 of PostgreSQL's manual). Immutable. Fields of a letter that
 * is not known here are left out, as the protocol asks.
 */
public final class ErrorFields {
    private static final int LETTERS = 'z' - 'A' + 1;

    private final @Nullable String[] fields;

    private ErrorFields(@Nullable String[] fields) {
        this.fields = fields;
    }

    /** Reads the body of an ErrorResponse. */
    public static ErrorFields readError(byte[] bytes, int from, int to) {
        return read(new MessageReader(Backend.ERROR_RESPONSE, bytes, from, to));
    }

    /** Reads the body of a NoticeResponse. */
    public static ErrorFields readNotice(byte[] bytes, int from, int to) {
        return read(new MessageReader(Backend.NOTICE_RESPONSE, bytes, from, to));
    }

    private static ErrorFields read(MessageReader reader) {
        var fields = new @Nullable String[LETTERS];
        while (true) {
            int letter = reader.int8();
            if (letter == 0) {
                reader.end();
                return new ErrorFields(fields);
            }
            var text = reader.cString();
            if (letter >= 'A' && letter <= 'z') {
                fields[letter - 'A'] = text;
            }
        }
    }

    /** The severity in English: ERROR, FATAL, PANIC, WARNING, NOTICE, DEBUG, INFO or LOG. */
    public String severity() {
        var severity = field('V');
        return severity != null ? severity : or(field('S'), "ERROR");
    }

    /** Whether the server closes the connection behind this error. */
    public boolean isFatal() {
        var severity = severity();
        return severity.equals("FATAL") || severity.equals("PANIC");
    }

    /** The SQLSTATE, or {@code XX000} (internal error) from a server that left it out. */
    public String sqlState() {
        return or(field('C'), "XX000");
    }

    public String message() {
        return or(field('M'), "");
    }

    public @Nullable String detail() {
        return field('D');
    }

    public @Nullable String hint() {
        return field('H');
    }

    /** Where in the statement, counted in characters from 1; 0 when that was not said. */
    public int position() {
        return number(field('P'));
    }

    /** Where in {@link #internalQuery()}; 0 when that was not said. */
    public int internalPosition() {
        return number(field('p'));
    }

    public @Nullable String internalQuery() {
        return field('q');
    }

    /** The calls that led to it, innermost first. */
    public @Nullable String where() {
        return field('W');
    }

    public @Nullable String schema() {
        return field('s');
    }

    public @Nullable String table() {
        return field('t');
    }

    public @Nullable String column() {
        return field('c');
    }

    public @Nullable String dataType() {
        return field('d');
    }

    public @Nullable String constraint() {
        return field('n');
    }

    public @Nullable String file() {
        return field('F');
    }

    public @Nullable String line() {
        return field('L');
    }

    /** The function of the server that reported it: what tells apart errors of one SQLSTATE, whatever language their text has. */
    public @Nullable String routine() {
        return field('R');
    }

    /** Severity, message and SQLSTATE; no detail, which may hold values. */
    @Override
    public String toString() {
        return severity() + ": " + message() + " (" + sqlState() + ")";
    }

    private @Nullable String field(char letter) {
        return fields[letter - 'A'];
    }

    private static String or(@Nullable String text, String otherwise) {
        return text != null ? text : otherwise;
    }

    private static int number(@Nullable String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > 9) {
            return 0;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return 0;
            }
        }
        return Integer.parseInt(digits);
    }
}
