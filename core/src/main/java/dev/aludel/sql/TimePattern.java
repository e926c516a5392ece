package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.TimeField;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the patterns in which times are written: what every database can write, and nothing else. */
final class TimePattern {
    /** The longer ones first, of which others are the beginning. */
    private static final List<TimeField> FIELDS = Arrays.stream(TimeField.values())
            .sorted(Comparator.comparingInt(
                    (TimeField field) -> -field.letters().length()))
            .toList();

    private TimePattern() {}

    static List<TimeField> fields(String pattern, TypeKind kind) {
        List<TimeField> fields = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            TimeField field = next(pattern, at);
            if (field.ofDate() && kind == TypeKind.TIME) {
                throw new InvalidStatementException(
                        "a time of day has no " + field.letters() + ", which the pattern " + pattern + " asks for",
                        "leave it out");
            }
            fields.add(field);
            at += field.letters().length();
        }
        return fields;
    }

    private static TimeField next(String pattern, int at) {
        for (TimeField field : FIELDS) {
            if (pattern.startsWith(field.letters(), at)) {
                return field;
            }
        }
        throw new InvalidStatementException(
                "the pattern " + pattern + " has something at " + pattern.substring(at)
                        + " that not every database can write",
                "make it of "
                        + Arrays.stream(TimeField.values())
                                .map(field -> field == TimeField.SPACE ? "spaces" : field.letters())
                                .collect(Collectors.joining("  ")));
    }
}
