package dev.aludel.sql;

import java.util.Set;

/**
 * Words for one database that Aludel knows nothing of, such as {@code SQL_NO_CACHE} or an optimizer's comment. They become
 * part of the SQL as they are, so they must never come from input: a query takes them from an enumeration only, whose
 * constants are written in the program.
 *
 * {@snippet :
 * enum Hints implements Hint {
 *     NO_CACHE("SQL_NO_CACHE");
 *
 *     private final String words;
 *
 *     Hints(String words) {
 *         this.words = words;
 *     }
 *
 *     public String words() {
 *         return words;
 *     }
 *
 *     public Set<String> databases() {
 *         return Set.of("mysql", "mariadb");
 *     }
 * }
 *
 * select(USER.name).hint(Hints.NO_CACHE)
 * }
 */
public interface Hint {
    /** What is written. */
    String words();

    /** The names of the dialects that write it, in lower case; others leave it out. */
    Set<String> databases();

    /** Whether it stands at the end of the query; otherwise directly behind SELECT. */
    default boolean atEnd() {
        return false;
    }
}
