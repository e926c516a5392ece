package dev.aludel.sql;

import dev.aludel.sql.tree.FromNode;

/** What can be selected from and joined. Immutable and thread-safe. */
public sealed interface FromItem permits TableSource {
    FromNode fromNode();
}
