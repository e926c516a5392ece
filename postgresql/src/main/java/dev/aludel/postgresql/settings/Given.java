package dev.aludel.postgresql.settings;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.error.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was said about each setting, and where; the first who said it wins. Reads values strictly. Not thread-safe. */
final class Given {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(ms|s|m|min|h|)");

    private final Map<String, Said> said = new HashMap<>();

    /**
     * One of them.
     *
     * @param name as it was spelt
     * @param where such as "in the database URL"
     */
    private record Said(String name, String where, String value) {}

    /**
     * A setting that comes first at this place.
     *
     * @throws ConfigurationException if it is unknown, not supported, or was said there already in another spelling
     */
    void say(String name, String where, String value) {
        var keyword = Keywords.canonical(name, where);
        var earlier = said.putIfAbsent(keyword, new Said(name, where, value));
        if (earlier != null && earlier.where.equals(where) && !earlier.value.equals(value)) {
            throw new ConfigurationException(
                    "the option \"" + keyword + "\" is given twice " + where
                            + (earlier.name.equals(name)
                                    ? ""
                                    : ", as \"" + earlier.name + "\" and as \"" + name + "\""),
                    "give it once");
        }
    }

    /** A setting that counts only if nobody has said it yet. */
    void sayOtherwise(String keyword, String where, String value) {
        said.putIfAbsent(keyword, new Said(keyword, where, value));
    }

    /** The value, or null where nothing, or nothing but blanks, was said. */
    @Nullable String text(String keyword) {
        var one = said.get(keyword);
        return one == null || one.value.isEmpty() ? null : one.value;
    }

    String text(String keyword, String otherwise) {
        var value = text(keyword);
        return value == null ? otherwise : value;
    }

    @Nullable Path path(String keyword) {
        var value = text(keyword);
        if (value == null) {
            return null;
        }
        try {
            return Path.of(value);
        } catch (IllegalArgumentException e) {
            throw wrong(keyword, "the path of a file");
        }
    }

    boolean flag(String keyword, boolean otherwise) {
        var value = text(keyword);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw wrong(keyword, "true or false");
        };
    }

    int number(String keyword, int otherwise, int least, int most) {
        var value = text(keyword);
        if (value == null) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(keyword, "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most));
    }

    /** A number of seconds, or a number with a unit. */
    @Nullable Duration duration(String keyword) {
        var value = text(keyword);
        if (value == null) {
            return null;
        }
        var parts = DURATION.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw wrong(keyword, "a number of seconds, or a number with ms, s, m or h");
        }
        double unit = switch (parts.group(2)) {
            case "ms" -> 1e6;
            case "m", "min" -> 60e9;
            case "h" -> 3600e9;
            default -> 1e9;
        };
        var nanos = Double.parseDouble(parts.group(1)) * unit;
        return Duration.ofNanos((long) Math.min(nanos, 1e18));
    }

    /** One of an enum's constants, spelt in small letters with hyphens. */
    <E extends Enum<E>> @Nullable E word(String keyword, Class<E> type) {
        var value = text(keyword);
        if (value == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (spelt(constant).equals(value.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
        }
        throw wrong(
                keyword,
                "one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(type.getEnumConstants())
                                        .map(Given::spelt)
                                        .toList()));
    }

    /** For settings that are understood as far as they ask for nothing. */
    void accept(String keyword, List<String> harmless, String why) {
        var value = text(keyword);
        if (value != null && !harmless.contains(value.strip().toLowerCase(Locale.ROOT))) {
            throw new ConfigurationException(
                    "the option " + shown(keyword) + " is not supported",
                    why + "; leave it out or give " + String.join(" or ", harmless));
        }
    }

    /** What to throw when a value is wrong; secrets are not quoted. */
    ConfigurationException wrong(String keyword, String expected) {
        return new ConfigurationException("the option " + shown(keyword) + " is wrong", "give " + expected);
    }

    private String shown(String keyword) {
        var one = said.get(keyword);
        if (one == null) {
            return "\"" + keyword + "\"";
        }
        var value = DatabaseUrl.isSecret(keyword) ? "***" : one.value;
        return "\"" + one.name + "=" + value + "\" " + one.where;
    }

    private static String spelt(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
