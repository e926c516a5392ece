package dev.aludel.testkit;

import dev.aludel.engine.StatementEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements as they are shown when an expectation does not hold. */
final class Transcript {
    private Transcript() {}

    static String of(List<StatementEvent> events) {
        if (events.isEmpty()) {
            return "; nothing was sent";
        }
        var text = new StringBuilder(":");
        for (int index = 0; index < events.size(); index++) {
            text.append("\n  ").append(index + 1).append(". ").append(line(events.get(index)));
        }
        return text.toString();
    }

    static String line(StatementEvent event) {
        return line(event.sql(), event.parameters());
    }

    static String line(String sql, @Nullable List<? extends List<? extends @Nullable Object>> rows) {
        var text = new StringBuilder(blanksJoined(sql));
        if (rows != null) {
            for (List<? extends @Nullable Object> row : rows) {
                if (!row.isEmpty()) {
                    text.append("  ").append(values(row));
                }
            }
        }
        return text.toString();
    }

    static String blanksJoined(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }

    private static String values(List<? extends @Nullable Object> row) {
        return Arrays.deepToString(row.toArray());
    }
}
