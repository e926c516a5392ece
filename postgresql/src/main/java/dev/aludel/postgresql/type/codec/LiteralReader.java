package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text forms of arrays, ranges and composites apart, as the server writes them. A text of another form is an
 * {@link IllegalArgumentException}. Not thread-safe.
 */
final class LiteralReader {
    private final String text;
    private int at;

    LiteralReader(String text) {
        this.text = text;
    }

    Cells array(char delimiter) {
        var elements = new ArrayList<byte @Nullable []>();
        int[] lowerBounds = bounds();
        var lengths = new int[PgArray.MAX_DIMENSIONS];
        Arrays.fill(lengths, -1);
        int depth = dimension(0, delimiter, lengths, elements);
        end();
        if (elements.isEmpty()) {
            return Cells.ofTexts(elements, new int[0], new int[0], 0);
        }
        if (lowerBounds.length != 0 && lowerBounds.length != depth) {
            throw wrong();
        }
        if (lowerBounds.length == 0) {
            lowerBounds = new int[depth];
            Arrays.fill(lowerBounds, 1);
        }
        return Cells.ofTexts(elements, Arrays.copyOf(lengths, depth), lowerBounds, 0);
    }

    /** The lower bounds, where they are not all 1: {@code [0:2][3:4]=}. */
    private int[] bounds() {
        var bounds = new ArrayList<Integer>();
        while (peek() == '[') {
            int colon = text.indexOf(':', at);
            int close = text.indexOf(']', at);
            if (colon < 0 || close < colon || bounds.size() == PgArray.MAX_DIMENSIONS) {
                throw wrong();
            }
            bounds.add(Integer.parseInt(text.substring(at + 1, colon)));
            at = close + 1;
        }
        if (!bounds.isEmpty()) {
            expect('=');
        }
        return bounds.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Reads one pair of braces and says how deep it goes. */
    private int dimension(int level, char delimiter, int[] lengths, List<byte @Nullable []> elements) {
        if (level == PgArray.MAX_DIMENSIONS) {
            throw wrong();
        }
        expect('{');
        int count = 0;
        int depth = level + 1;
        if (peek() != '}') {
            do {
                if (peek() == '{') {
                    depth = dimension(level + 1, delimiter, lengths, elements);
                } else {
                    elements.add(element(delimiter));
                }
                count++;
            } while (accept(delimiter));
        }
        expect('}');
        if (lengths[level] >= 0 && lengths[level] != count) {
            throw wrong();
        }
        lengths[level] = count;
        return depth;
    }

    private byte @Nullable [] element(char delimiter) {
        if (peek() == '"') {
            return bytes(quoted());
        }
        int start = at;
        while (peek() != delimiter && peek() != '}') {
            at++;
        }
        var plain = text.substring(start, at);
        return plain.toUpperCase(Locale.ROOT).equals("NULL") ? null : bytes(plain);
    }

    Cells composite() {
        var fields = new ArrayList<byte @Nullable []>();
        expect('(');
        if (!(peek() == ')' && at == text.length() - 1)) {
            do {
                fields.add(field(")"));
            } while (accept(','));
        }
        expect(')');
        end();
        return Cells.ofTexts(fields, new int[0], new int[0], 0);
    }

    Cells range() {
        var range = oneRange();
        end();
        return range;
    }

    /** The ranges of a multirange. */
    List<Cells> ranges() {
        var ranges = new ArrayList<Cells>();
        expect('{');
        if (peek() != '}') {
            do {
                ranges.add(oneRange());
            } while (accept(','));
        }
        expect('}');
        end();
        return ranges;
    }

    private Cells oneRange() {
        var bounds = new ArrayList<byte @Nullable []>();
        if (text.startsWith("empty", at)) {
            at += 5;
            return Cells.ofTexts(bounds, new int[0], new int[0], Cells.EMPTY);
        }
        int flags = accept('[') ? Cells.LOWER_INCLUSIVE : 0;
        if (flags == 0) {
            expect('(');
        }
        var lower = field(",");
        expect(',');
        var upper = field(")]");
        if (accept(']')) {
            flags |= Cells.UPPER_INCLUSIVE;
        } else {
            expect(')');
        }
        if (lower == null) {
            flags |= Cells.LOWER_INFINITE;
        } else {
            bounds.add(lower);
        }
        if (upper == null) {
            flags |= Cells.UPPER_INFINITE;
        } else {
            bounds.add(upper);
        }
        return Cells.ofTexts(bounds, new int[0], new int[0], flags);
    }

    /** A field of a composite or a bound: nothing at all is null, quotes may stand anywhere. */
    private byte @Nullable [] field(String ends) {
        int start = at;
        var field = new StringBuilder();
        while (peek() != ',' && ends.indexOf(peek()) < 0) {
            if (peek() == '"') {
                field.append(quoted());
            } else {
                if (peek() == '\\') {
                    at++;
                }
                field.append(peek());
                at++;
            }
        }
        return at == start ? null : bytes(field.toString());
    }

    /** What stands in quotes; a quote inside is doubled or has a backslash before it. */
    private String quoted() {
        var inside = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            at++;
            if (c == '\\') {
                inside.append(peek());
                at++;
            } else if (c != '"') {
                inside.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                inside.append('"');
                at++;
            } else {
                return inside.toString();
            }
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private boolean accept(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw wrong();
        }
    }

    private void end() {
        if (at != text.length()) {
            throw wrong();
        }
    }

    private static byte[] bytes(String part) {
        return part.getBytes(StandardCharsets.UTF_8);
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("malformed at character " + at);
    }
}
