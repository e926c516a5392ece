package dev.aludel.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how many bytes the values of rows take. Immutable. */
final class ValueBytes {
    /** Whatever is no text and no bytes, and what a value has beside itself. */
    private static final int USUAL = 16;

    /** Of all rows before one; empty for nothing at all. */
    private final long[] before;

    /** For rows that take nothing. */
    ValueBytes() {
        this.before = new long[0];
    }

    private ValueBytes(long[] before) {
        this.before = before;
    }

    static ValueBytes of(List<List<ExpressionNode>> rows) {
        var before = new long[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            before[i + 1] =
                    before[i] + rows.get(i).stream().mapToLong(ValueBytes::node).sum();
        }
        return new ValueBytes(before);
    }

    /** Of the rows from one to before another. */
    long of(int from, int to) {
        return before.length == 0 ? 0 : before[to] - before[from];
    }

    private static long node(Node node) {
        if (node instanceof BindNode bind) {
            return bind.value() instanceof Supplied ? USUAL : value(bind);
        }
        var bytes = new long[1];
        node.children(child -> bytes[0] += node(child));
        return bytes[0];
    }

    /** What has another form in the database, such as JSON, is brought into it. */
    private static long value(BindNode bind) {
        return switch (bind.value()) {
            case String text -> text(text);
            case byte[] content -> USUAL + (long) content.length;
            case Number _, Boolean _, Enum<?> _ -> USUAL;
            case null -> USUAL;
            default -> sent(bind.encoded());
        };
    }

    private static long sent(@Nullable Object encoded) {
        return switch (encoded) {
            case String text -> text(text);
            case byte[] content -> USUAL + (long) content.length;
            case null, default -> USUAL;
        };
    }

    /** As if each letter had three bytes of UTF-8, or two and two. */
    private static long text(String text) {
        return USUAL + 3L * text.length();
    }
}
