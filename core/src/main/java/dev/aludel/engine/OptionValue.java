package dev.aludel.engine;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.error.ConfigurationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An option as text, on its way to its type. Immutable.
 *
 * @param name the option as it was spelt
 * @param text its value
 */
record OptionValue(String name, String text) {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    int number() {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            throw wrong("a whole number");
        }
    }

    boolean truth() {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw wrong("true or false");
        };
    }

    /** Seconds, as in SQLAlchemy; or a number with a unit; or as ISO 8601 has it. */
    Duration duration() {
        var value = text.strip();
        var withUnit = WITH_UNIT.matcher(value);
        if (withUnit.matches()) {
            long amount = Long.parseLong(withUnit.group(1));
            return switch (withUnit.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(SECONDS.matcher(value).matches() ? "PT" + value + "S" : value);
        } catch (DateTimeException noDuration) {
            throw wrong("seconds (30, 0.5), a number with ms, s, m or h (500ms), or ISO 8601 (PT30S)");
        }
    }

    /** As {@link #duration()}, where SQLAlchemy writes -1 for none. */
    Duration durationOrNone() {
        return text.strip().equals("-1") ? Duration.ZERO : duration();
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        var wanted = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (E choice : type.getEnumConstants()) {
            if (choice.name().equals(wanted)) {
                return choice;
            }
        }
        throw wrong("one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }

    private ConfigurationException wrong(String allowed) {
        var shown = DatabaseUrl.isSecret(name) ? "***" : text;
        return new ConfigurationException(
                "The option \"" + name + "\" cannot be \"" + shown + "\"", "write " + allowed);
    }
}
