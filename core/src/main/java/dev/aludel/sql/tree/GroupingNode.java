package dev.aludel.sql.tree;

import java.util.List;
import java.util.function.Consumer;

/** Several ways of grouping in one GROUP BY. */
public record GroupingNode(Kind kind, List<List<ExpressionNode>> sets) implements Node {
    /** Which groups result from the sets. */
    public enum Kind {
        /** Those of each set. */
        SETS,
        /** Those of all sets together, of all but the last, and so on to none. */
        ROLLUP,
        /** Those of every choice of the sets. */
        CUBE
    }

    public GroupingNode {
        sets = List.copyOf(sets);
    }

    @Override
    public void children(Consumer<? super Node> visit) {
        sets.forEach(set -> set.forEach(visit));
    }

    @Override
    public void describe(Flattening key) {
        key.add(kind);
        key.count(sets.size());
        for (int i = 0; i < sets.size(); i++) {
            key.nodes(sets.get(i));
        }
    }
}
