package dev.aludel.sql.tree;

import java.util.function.Consumer;

/**
 * A part of a statement, as pure data: what compilers and dialects switch over. Immutable and thread-safe, as all of its
 * kinds are. Tables are known by name only, so a tree refers neither to a schema nor to a metamodel.
 */
public sealed interface Node
        permits ExpressionNode,
                FromNode,
                StatementNode,
                JoinNode,
                OrderNode,
                AssignmentNode,
                ValueListNode,
                TextPart,
                GroupingNode,
                UpsertNode,
                WindowNode,
                FrameNode {
    /** Calls back with each node directly inside of this one, in the order of the SQL. */
    void children(Consumer<? super Node> visit);

    /**
     * Writes what makes this node's SQL differ from another's, children included, values excluded: two trees that write the
     * same compile to the same SQL, and two that would compile to different SQL write differently.
     */
    void describe(Flattening key);
}
