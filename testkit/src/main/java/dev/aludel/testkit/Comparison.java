package dev.aludel.testkit;

import dev.aludel.engine.StatementEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through what was sent beside what was expected; the first difference ends it. */
final class Comparison {
    private final List<StatementEvent> sent;
    private int next;

    Comparison(List<StatementEvent> sent) {
        this.sent = sent;
    }

    void check(Expected expected) {
        walk(expected);
        if (next < sent.size()) {
            throw different("nothing more was expected");
        }
    }

    private void walk(Expected expected) {
        switch (expected) {
            case Expected.One one -> one(one);
            case Expected.Several several -> several.parts.forEach(this::walk);
            case Expected.AnyOrder group -> anyOrder(group);
            case Expected.Count count -> {
                if (next + count.count > sent.size()) {
                    throw different("expected " + count.count + " statements from here on");
                }
                next += count.count;
            }
        }
    }

    private void one(Expected.One one) {
        if (next == sent.size() || !matches(one, sent.get(next))) {
            throw different("expected: " + Transcript.line(one.sql, one.rows));
        }
        next++;
    }

    private void anyOrder(Expected.AnyOrder group) {
        // The more exact ones first: they would not fit what is left by the others.
        var open = new ArrayList<>(
                group.statements.stream().filter(one -> one.rows != null).toList());
        open.addAll(group.statements.stream().filter(one -> one.rows == null).toList());
        while (!open.isEmpty()) {
            var fitting = next == sent.size()
                    ? null
                    : open.stream()
                            .filter(one -> matches(one, sent.get(next)))
                            .findFirst()
                            .orElse(null);
            if (fitting == null) {
                var lines = open.stream()
                        .map(one -> Transcript.line(one.sql, one.rows))
                        .toList();
                throw different("expected one of: " + String.join("\n            ", lines));
            }
            open.remove(fitting);
            next++;
        }
    }

    private static boolean matches(Expected.One one, StatementEvent event) {
        return Transcript.blanksJoined(one.sql).equals(Transcript.blanksJoined(event.sql()))
                && (one.rows == null || sameRows(one.rows, event.parameters()));
    }

    private static boolean sameRows(
            List<? extends List<? extends @Nullable Object>> expected,
            List<? extends List<? extends @Nullable Object>> sent) {
        return Arrays.deepEquals(arrays(expected), arrays(sent));
    }

    /** Arrays, because byte arrays are compared by what they contain. */
    private static Object[] arrays(List<? extends List<? extends @Nullable Object>> rows) {
        return rows.stream().map(List::toArray).toArray();
    }

    private AssertionError different(String expectation) {
        String here = next == sent.size() ? "the end" : "statement " + (next + 1);
        return new AssertionError("at " + here + ", " + expectation + "\nsent" + Transcript.of(sent));
    }
}
