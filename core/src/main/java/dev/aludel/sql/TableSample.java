package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.SampleNode;
import dev.aludel.sql.tree.SampleNode.Method;
import dev.aludel.type.SqlTypes;

/** A part of a table's rows, taken by chance; made by {@link TableSource#sample}. Its columns are the table's. Immutable and thread-safe. */
@CheckReturnValue
public final class TableSample implements FromItem {
    private final SampleNode node;

    private TableSample(SampleNode node) {
        this.node = node;
    }

    static TableSample of(TableSource table, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a sample is of 0 to 100 percent, not " + percent);
        }
        return new TableSample(
                new SampleNode(table.fromNode(), Method.BERNOULLI, new BindNode(SqlTypes.DOUBLE, percent), null));
    }

    /** Takes whole pages in place of single rows: faster, less even. */
    public TableSample byPages() {
        return new TableSample(new SampleNode(node.table(), Method.SYSTEM, node.percent(), node.seed()));
    }

    /** Takes the same rows each time, as long as the table does not change. */
    public TableSample repeatable(double seed) {
        return new TableSample(
                new SampleNode(node.table(), node.method(), node.percent(), new BindNode(SqlTypes.DOUBLE, seed)));
    }

    @Override
    public SampleNode fromNode() {
        return node;
    }
}
