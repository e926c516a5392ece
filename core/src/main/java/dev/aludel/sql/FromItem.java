package dev.aludel.sql;

import dev.aludel.sql.tree.FromNode;
import java.util.ArrayList;
import java.util.List;

/** What can be selected from and joined. Immutable and thread-safe. */
public sealed interface FromItem permits TableSource, DerivedTable, TableSample {
    FromNode fromNode();

    /** The nodes of several. */
    static List<FromNode> nodes(FromItem... items) {
        List<FromNode> nodes = new ArrayList<>(items.length);
        for (FromItem item : items) {
            nodes.add(item.fromNode());
        }
        return nodes;
    }
}
