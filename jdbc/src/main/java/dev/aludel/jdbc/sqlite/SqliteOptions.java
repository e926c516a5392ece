package dev.aludel.jdbc.sqlite;

import dev.aludel.error.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of SQLite connections. Immutable.
 *
 * @param busyTimeout how long a write waits for other writers, of this process and of others
 * @param journalMode {@code wal} for files unless said otherwise
 * @param foreignKeys whether foreign keys are enforced
 * @param synchronous {@code full} unless said otherwise: a commit survives a loss of power
 * @param cacheSize pages, or KiB when negative, as SQLite has it; null for its own default
 * @param readOnly whether the file is opened for reading only
 * @param create whether a missing file is created
 * @param preparedStatements how many prepared statements a connection keeps
 * @param caseSensitiveLike whether LIKE tells capitals from small letters, as on other databases
 */
record SqliteOptions(
        Duration busyTimeout,
        String journalMode,
        boolean foreignKeys,
        String synchronous,
        @Nullable Integer cacheSize,
        boolean readOnly,
        boolean create,
        int preparedStatements,
        boolean caseSensitiveLike) {

    static final Set<String> NAMES = Set.of(
            "busyTimeout",
            "timeout",
            "journalMode",
            "foreignKeys",
            "synchronous",
            "cacheSize",
            "readOnly",
            "create",
            "preparedStatements",
            "caseSensitiveLike",
            "check_same_thread");

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|)");
    private static final List<String> JOURNAL_MODES = List.of("wal", "delete", "truncate", "persist", "memory", "off");
    private static final List<String> SYNCHRONOUS = List.of("off", "normal", "full", "extra");

    /** Reads them; names that it does not know are the business of whoever parsed the URL. */
    static SqliteOptions of(Map<String, String> given) {
        var readOnly = flag(given, "readOnly", false);
        return new SqliteOptions(
                timeout(given),
                word(given, "journalMode", "wal", JOURNAL_MODES),
                flag(given, "foreignKeys", true),
                word(given, "synchronous", "full", SYNCHRONOUS),
                given.containsKey("cacheSize")
                        ? Integer.valueOf(number(given, "cacheSize", 0, Integer.MIN_VALUE))
                        : null,
                readOnly,
                flag(given, "create", !readOnly),
                number(given, "preparedStatements", 256, 0),
                flag(given, "caseSensitiveLike", true));
    }

    /** `busyTimeout` in milliseconds or with a unit; `timeout` in seconds, as SQLAlchemy's URLs have it. */
    private static Duration timeout(Map<String, String> given) {
        var text = given.get("busyTimeout");
        if (text != null) {
            var parts = DURATION.matcher(text.trim());
            if (!parts.matches()) {
                throw wrong("busyTimeout", text, "milliseconds, or a number with the unit ms, s or m");
            }
            try {
                var amount = Long.parseLong(parts.group(1));
                return switch (parts.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofMillis(amount);
                };
            } catch (NumberFormatException | ArithmeticException e) {
                throw wrong("busyTimeout", text, "a time that fits a clock");
            }
        }
        var seconds = given.get("timeout");
        if (seconds != null) {
            try {
                var value = Double.parseDouble(seconds);
                if (value >= 0 && value <= 1e6) {
                    return Duration.ofMillis(Math.round(value * 1000));
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw wrong("timeout", seconds, "a number of seconds, 0 to 1000000");
        }
        return Duration.ofSeconds(10);
    }

    private static boolean flag(Map<String, String> given, String name, boolean otherwise) {
        var text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw wrong(name, text, "true or false");
        };
    }

    private static String word(Map<String, String> given, String name, String otherwise, List<String> known) {
        var text = given.getOrDefault(name, otherwise).toLowerCase(Locale.ROOT);
        if (!known.contains(text)) {
            throw wrong(name, text, "one of " + String.join(", ", known));
        }
        return text;
    }

    private static int number(Map<String, String> given, String name, int otherwise, int least) {
        var text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            var value = Integer.parseInt(text.trim());
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name, text, least == Integer.MIN_VALUE ? "a whole number" : "a whole number from " + least);
    }

    private static ConfigurationException wrong(String name, String value, String expected) {
        return new ConfigurationException(
                "the option " + name + " of a SQLite URL cannot be '" + value + "'", "give " + expected);
    }
}
