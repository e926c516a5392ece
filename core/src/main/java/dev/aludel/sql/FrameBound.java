package dev.aludel.sql;

import dev.aludel.sql.tree.FrameNode;

/** An end of a window's frame; from {@code preceding(..)}, {@code currentRow()} and their like. Immutable and thread-safe. */
public final class FrameBound {
    private final FrameNode.Bound node;

    FrameBound(FrameNode.Bound node) {
        this.node = node;
    }

    FrameNode.Bound node() {
        return node;
    }
}
