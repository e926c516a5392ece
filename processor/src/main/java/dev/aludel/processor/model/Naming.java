package dev.aludel.processor.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the names of tables, columns and constants follow from Java's. */
public final class Naming {
    /** Between a small letter or digit and a capital, and before the last capital of an abbreviation. */
    private static final Pattern WORD_START =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private Naming() {}

    /** {@code createdAt} to {@code created_at}, {@code htmlURLParser} to {@code html_url_parser}. */
    public static String snake(String name) {
        return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** {@code UserAccount} to {@code USER_ACCOUNT}. */
    public static String upperSnake(String name) {
        return WORD_START.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
