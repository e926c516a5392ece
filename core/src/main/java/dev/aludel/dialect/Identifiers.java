package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Quotes names where that is needed: reserved words, capitals, whatever is not a letter, digit or underscore. Immutable and
 * thread-safe.
 */
public final class Identifiers {
    private final char quote;
    private final Set<String> reserved;
    private final NameLimit limit;

    /**
     * Rules for one kind of database.
     *
     * @param quote the character around a quoted name, doubled inside of it
     * @param reserved the reserved words, in lower case, beside those of the standard
     */
    public Identifiers(char quote, Set<String> reserved) {
        this(quote, reserved, NameLimit.STANDARD);
    }

    /** Rules for one kind of database whose names have another limit than the standard's. */
    public Identifiers(char quote, Set<String> reserved, NameLimit limit) {
        this.quote = quote;
        this.limit = limit;
        var all = new TreeSet<>(ReservedWords.STANDARD);
        all.addAll(reserved);
        this.reserved = Set.copyOf(all);
    }

    /**
     * The name as it stands in SQL.
     *
     * @throws InvalidStatementException if no quotes could make a name of it: it is empty, or contains NUL or half of a surrogate
     *     pair
     */
    public String quoted(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new InvalidStatementException(
                    name.isEmpty() ? "a name is empty" : "the name " + name.replace("\0", "\\0") + " contains NUL",
                    "databases have no such names: give it another one");
        }
        if (plain(name) && !reserved.contains(name)) {
            return name;
        }
        if (torn(name)) {
            throw new InvalidStatementException(
                    "a name contains half of a surrogate pair, of which another letter would be made",
                    "mend where the text was cut");
        }
        String mark = String.valueOf(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }

    /** How long names may be. */
    NameLimit limit() {
        return limit;
    }

    /** A name that a statement gives by itself, shortened to the limit: labels and aliases of any length stay apart so. */
    String given(String name) {
        return quoted(limit.shortened(name));
    }

    /** A name as it stands in SQL, put inside of a literal. */
    static String inText(String quoted) {
        return quoted.replace("'", "''");
    }

    /** Whether a word is reserved, whatever its case. */
    public boolean reserved(String word) {
        return reserved.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a text contains half of a surrogate pair: it has no UTF-8 form, and goes to databases as a question mark. */
    static boolean torn(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Letters, digits and underscores in a case that every database keeps. */
    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (!digit || i == 0)) {
                return false;
            }
        }
        return true;
    }
}
