package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.HintNode;

/** Checks the words of hints: a comment they may be, an end of the statement or a string they may not. */
final class HintWords {
    private HintWords() {}

    static HintNode node(Hint hint) {
        String words = hint.words();
        String inside = words.startsWith("/*+") && words.endsWith("*/") && words.length() > 5
                ? words.substring(3, words.length() - 2)
                : words;
        for (String forbidden : new String[] {"/*", "*/", "--", ";", "'", "?", ":", "\u0000", "\n"}) {
            if (inside.contains(forbidden)) {
                throw new InvalidStatementException(
                        "the hint " + hint + " has words that could end what they stand in",
                        "write words, or one comment that begins with /*+ and ends with */");
            }
        }
        return new HintNode(words, hint.databases(), hint.atEnd());
    }
}
