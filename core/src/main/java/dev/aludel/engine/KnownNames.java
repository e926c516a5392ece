package dev.aludel.engine;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Words for a name that is not known: the nearest known one, and all of them. */
final class KnownNames {
    private KnownNames() {}

    /** {@code did you mean "poolSize"? Known: a, b, c}. */
    static String remedy(String unknown, Collection<String> known) {
        var all = "known: " + String.join(", ", new TreeSet<>(known));
        return nearest(unknown, known)
                .map(name -> "did you mean \"" + name + "\"? " + all)
                .orElse(all);
    }

    /** The known name that differs least, if it differs by no more than a third of its letters. */
    static Optional<String> nearest(String unknown, Collection<String> known) {
        @Nullable String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : new TreeSet<>(known)) {
            int distance = distance(plain(unknown), plain(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best != null && least <= Math.max(1, best.length() / 3) ? Optional.of(best) : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Levenshtein's distance: insertions, deletions and replacements of single letters. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
