package dev.aludel.engine;

import dev.aludel.error.InvalidStatementException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds BEGIN, COMMIT and their like in raw SQL. They would end or start a transaction behind the back of whoever believes
 * to be in one: a stray COMMIT makes a later rollback a lie.
 */
final class ControlWords {
    private static final Set<String> CONTROL =
            Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE");
    private static final Set<String> CONTROL_OF_TRANSACTION = Set.of("START", "PREPARE");
    private static final Set<String> WITH_BODY = Set.of("TRIGGER", "FUNCTION", "PROCEDURE", "EVENT", "PACKAGE");

    private final String sql;
    private int position;

    private ControlWords(String sql) {
        this.sql = sql;
    }

    /**
     * Refuses raw SQL that controls transactions.
     *
     * @throws InvalidStatementException naming the word and the method to call instead
     */
    static void refuse(String sql) {
        var found = new ControlWords(sql).find();
        if (found.isPresent()) {
            var failure = new InvalidStatementException(
                    found.get() + " cannot be sent as raw SQL: the connection keeps track of its transaction",
                    "use begin(), commit(), rollback() and savepoint() of the connection");
            failure.statement(sql);
            throw failure;
        }
    }

    private Optional<String> find() {
        while (skipBlanks()) {
            var word = word();
            if (CONTROL.contains(word)
                    || (CONTROL_OF_TRANSACTION.contains(word) && nextWord().equals("TRANSACTION"))) {
                return Optional.of(word);
            }
            if ((word.equals("CREATE") || word.equals("ALTER")) && hasBody()) {
                return Optional.empty();
            }
            skipStatement();
        }
        return Optional.empty();
    }

    /** Whether one of the next words says that statements follow inside this one: CREATE TEMP TRIGGER .. BEGIN .. END. */
    private boolean hasBody() {
        int from = position;
        for (int count = 0; count < 8 && skipBlanks(); count++) {
            var word = word();
            if (WITH_BODY.contains(word)) {
                return true;
            }
            if (word.isEmpty()) {
                skipToken();
            }
        }
        position = from;
        return false;
    }

    private String nextWord() {
        int from = position;
        var word = skipBlanks() ? word() : "";
        position = from;
        return word;
    }

    /** Skips blanks, comments and empty statements; false at the end. */
    private boolean skipBlanks() {
        while (position < sql.length()) {
            char letter = sql.charAt(position);
            if (Character.isWhitespace(letter) || letter == ';' || letter == '(' || letter == '\ufeff') {
                position++;
            } else if (!skipComment()) {
                return true;
            }
        }
        return false;
    }

    private String word() {
        int from = position;
        while (position < sql.length() && isWordPart(sql.charAt(position))) {
            position++;
        }
        return sql.substring(from, position).toUpperCase(Locale.ROOT);
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    private void skipStatement() {
        while (position < sql.length() && sql.charAt(position) != ';') {
            skipToken();
        }
    }

    private void skipToken() {
        char letter = sql.charAt(position);
        switch (letter) {
            case '\'', '"', '`' -> skipQuoted(letter);
            case '[' -> skipTo("]");
            case '$' -> skipDollarQuoted();
            default -> {
                if (!skipComment()) {
                    position++;
                }
            }
        }
    }

    private boolean skipComment() {
        if (sql.startsWith("--", position)) {
            skipTo("\n");
            return true;
        }
        if (sql.startsWith("/*", position)) {
            position += 2;
            skipTo("*/");
            return true;
        }
        return false;
    }

    private void skipQuoted(char quote) {
        position++;
        skipTo(String.valueOf(quote));
    }

    private void skipDollarQuoted() {
        int end = sql.indexOf('$', position + 1);
        boolean tag = end > 0 && sql.substring(position + 1, end).chars().allMatch(unit -> isWordPart((char) unit));
        if (!tag || (position > 0 && isWordPart(sql.charAt(position - 1)))) {
            position++;
            return;
        }
        var quote = sql.substring(position, end + 1);
        position = end + 1;
        skipTo(quote);
    }

    private void skipTo(String end) {
        int found = sql.indexOf(end, position);
        position = found < 0 ? sql.length() : found + end.length();
    }
}
