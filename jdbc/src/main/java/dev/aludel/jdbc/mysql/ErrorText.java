package dev.aludel.jdbc.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's own words about an error, and the names in them. Immutable. */
record ErrorText(String message) {
    /** What the connector puts before them. */
    private static final Pattern BEFORE = Pattern.compile("^\\(conn=-?\\d+\\) ");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|`([^`]*)`");
    private static final Pattern LAST = Pattern.compile("['`]([^'`]*)['`]\\W*$");
    private static final Pattern CONSTRAINT = Pattern.compile("CONSTRAINT `([^`]*)`");

    static ErrorText of(SQLException error) {
        return new ErrorText(BEFORE.matcher(String.valueOf(error.getMessage()))
                .replaceFirst("")
                .strip());
    }

    /** The name of a key without that of its table; MySQL writes both. */
    @Nullable String key() {
        return lastQuoted()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .orElse(null);
    }

    @Nullable String constraint() {
        var found = CONSTRAINT.matcher(message);
        return found.find() ? found.group(1) : null;
    }

    /** The column of an error that holds no value: it is what is named first. */
    @Nullable String column() {
        return firstQuoted().orElse(null);
    }

    /** The names in backquotes, where values never stand. */
    List<String> quotedBack() {
        var names = new ArrayList<String>();
        var quoted = QUOTED.matcher(message);
        while (quoted.find()) {
            if (quoted.group(2) != null) {
                names.add(quoted.group(2));
            }
        }
        return names;
    }

    Optional<String> firstQuoted() {
        var quoted = QUOTED.matcher(message);
        return quoted.find()
                ? Optional.of(quoted.group(1) != null ? quoted.group(1) : quoted.group(2))
                : Optional.empty();
    }

    /** What is named at the end: behind a value, which may have quotes in it. */
    Optional<String> lastQuoted() {
        var last = LAST.matcher(message);
        return last.find() ? Optional.of(last.group(1)) : Optional.empty();
    }
}
