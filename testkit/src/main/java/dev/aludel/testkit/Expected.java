package dev.aludel.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a test expects to be sent; made by the methods of {@link Expect}. Immutable. */
public abstract sealed class Expected {
    private Expected() {}

    /** The single statements in it, for a group without order. */
    static List<One> flat(Expected... statements) {
        var all = new ArrayList<One>();
        for (Expected expected : statements) {
            switch (expected) {
                case One one -> all.add(one);
                case Several several -> all.addAll(flat(several.parts.toArray(Expected[]::new)));
                case AnyOrder group -> all.addAll(group.statements);
                case Count ignored ->
                    throw new IllegalArgumentException(
                            "a count cannot stand in a group without order: it fits anything");
            }
        }
        return all;
    }

    /** One statement. */
    static final class One extends Expected {
        final String sql;
        final @Nullable List<? extends List<? extends @Nullable Object>> rows;

        One(String sql, @Nullable List<? extends List<? extends @Nullable Object>> rows) {
            this.sql = sql;
            this.rows = rows;
        }
    }

    /** Parts in order. */
    static final class Several extends Expected {
        final List<Expected> parts;

        Several(List<Expected> parts) {
            this.parts = parts;
        }
    }

    /** Statements in any order. */
    static final class AnyOrder extends Expected {
        final List<One> statements;

        AnyOrder(List<One> statements) {
            this.statements = statements;
        }
    }

    /** Any statements. */
    static final class Count extends Expected {
        final int count;

        Count(int count) {
            this.count = count;
        }
    }
}
