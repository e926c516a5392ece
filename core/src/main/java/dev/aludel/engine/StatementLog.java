package dev.aludel.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements to the log {@code dev.aludel.sql}, at INFO when echoed, else at DEBUG: the pool's name and
 * the connection's number, the SQL, the parameters, and what compiling it cost if it was not known.
 */
final class StatementLog {
    private static final System.Logger LOG = System.getLogger("dev.aludel.sql");
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_ROWS = 10;

    private final System.Logger.Level level;
    private final boolean hideParameters;
    private final String name;

    StatementLog(boolean echo, boolean hideParameters, String name) {
        this.level = echo ? System.Logger.Level.INFO : System.Logger.Level.DEBUG;
        this.hideParameters = hideParameters;
        this.name = name;
    }

    boolean isOn() {
        return LOG.isLoggable(level);
    }

    void write(StatementEvent statement) {
        LOG.log(
                level,
                () -> name + "#" + statement.connection() + " " + statement.sql() + parameters(statement.parameters())
                        + compilation(statement.compileNanos()));
    }

    private static String compilation(long nanos) {
        return nanos == 0 ? "" : "  (compiled in " + Math.max(1, nanos / 1_000) + " microseconds)";
    }

    private String parameters(List<List<@Nullable Object>> rows) {
        if (rows.isEmpty() || (rows.size() == 1 && rows.getFirst().isEmpty())) {
            return "";
        }
        if (hideParameters) {
            return "  [parameters hidden]";
        }
        if (rows.size() == 1) {
            return "  " + row(rows.getFirst());
        }
        var text = new StringBuilder("  ").append(rows.size()).append(" rows: ");
        for (int index = 0; index < Math.min(rows.size(), MOST_ROWS); index++) {
            text.append(index == 0 ? "" : ", ").append(row(rows.get(index)));
        }
        return text.append(rows.size() > MOST_ROWS ? ", ..." : "").toString();
    }

    private static String row(List<@Nullable Object> values) {
        var text = new StringBuilder("[");
        for (int index = 0; index < values.size(); index++) {
            text.append(index == 0 ? "" : ", ").append(value(values.get(index)));
        }
        return text.append(']').toString();
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "<" + bytes.length + " bytes>";
            case Object[] values -> shortened(row(Arrays.asList(values)));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> "'" + shortened(value.toString()) + "'";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE) + "... (" + text.length() + " characters)";
    }
}
