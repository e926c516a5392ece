package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.JunctionNode;
import dev.aludel.sql.tree.LinkedTable;
import dev.aludel.sql.tree.LinkedTable.Link;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the one foreign key that leads from the tables of a query to another one, or back. */
final class ForeignKeyJoin {
    private final LinkedTable target;
    private final List<ExpressionNode> conditions = new ArrayList<>();
    private final List<String> descriptions = new ArrayList<>();

    private ForeignKeyJoin(LinkedTable target) {
        this.target = target;
    }

    /**
     * The condition on which the target is joined.
     *
     * @throws InvalidStatementException if there is no foreign key, or more than one
     */
    static ExpressionNode on(List<LinkedTable> tables, LinkedTable target) {
        var join = new ForeignKeyJoin(target);
        for (LinkedTable table : tables) {
            join.add(table, target);
            join.add(target, table);
        }
        return join.only(tables);
    }

    private void add(LinkedTable from, LinkedTable to) {
        for (Link link : from.links()) {
            TableNode node = to.fromNode();
            if (link.table().equals(node.name()) && Objects.equals(link.schema(), node.schema())) {
                List<String> keys = link.targetColumns().isEmpty() ? to.keyColumns() : link.targetColumns();
                if (keys.size() == link.columns().size()) {
                    add(from, link.columns(), to, keys);
                }
            }
        }
    }

    private void add(LinkedTable from, List<String> columns, LinkedTable to, List<String> keys) {
        List<ExpressionNode> pairs = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            pairs.add(new BinaryNode(
                    Operator.EQUAL, from.columnNode(columns.get(i)), to.columnNode(keys.get(i)), SqlTypes.BOOLEAN));
        }
        conditions.add(pairs.size() == 1 ? pairs.getFirst() : new JunctionNode(true, pairs));
        descriptions.add(from.fromNode().reference() + "." + String.join(", ", columns));
    }

    private ExpressionNode only(List<LinkedTable> tables) {
        String name = target.fromNode().reference();
        if (tables.isEmpty()) {
            throw new InvalidStatementException(
                    name + " is joined to a query that selects no column of a table, and names none",
                    "name what it is joined to in from(..) first, or say on which condition");
        }
        if (conditions.isEmpty()) {
            throw new InvalidStatementException(
                    "no foreign key leads from "
                            + String.join(
                                    ", ",
                                    tables.stream()
                                            .map(table -> table.fromNode().reference())
                                            .toList())
                            + " to " + name + ", or back",
                    "say on which condition " + name + " is joined");
        }
        if (conditions.size() > 1) {
            throw new InvalidStatementException(
                    "several foreign keys lead to " + name + " or back: " + String.join("; ", descriptions),
                    "say on which condition " + name + " is joined");
        }
        return conditions.getFirst();
    }
}
