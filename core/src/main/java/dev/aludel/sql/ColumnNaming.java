package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TextNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.WriteSetNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives each column of a statement that others select from a name of its own. */
final class ColumnNaming {
    private ColumnNaming() {}

    /** Their own names, with a number behind those that are taken. */
    static List<String> names(List<Expression<?>> columns) {
        List<String> names = new ArrayList<>(columns.size());
        Set<String> taken = new HashSet<>();
        for (Expression<?> column : columns) {
            String wanted = column.label().isEmpty() ? "column" : column.label();
            String name = wanted;
            for (int i = 1; !taken.add(name); i++) {
                name = wanted + "_" + i;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    static QueryNode named(QueryNode query, List<String> names) {
        return switch (query) {
            case SelectNode select -> select.withColumns(labelled(select.columns(), names));
            case SetNode set ->
                new SetNode(
                        set.kind(),
                        set.all(),
                        named(set.left(), names),
                        set.right(),
                        set.orderBy(),
                        set.limit(),
                        set.offset());
            case TextNode text -> text;
        };
    }

    static StatementNode named(StatementNode statement, List<String> names) {
        return switch (statement) {
            case QueryNode query -> named(query, names);
            case InsertNode insert -> insert.withReturning(labelled(insert.returning(), names));
            case UpdateNode update -> update.withReturning(labelled(update.returning(), names));
            case DeleteNode delete -> delete.withReturning(labelled(delete.returning(), names));
            case WriteSetNode set ->
                throw new InvalidStatementException(
                        "a set of rows cannot stand inside of a statement", "use an INSERT");
        };
    }

    /** With a name of its own for each column, by its place. */
    static QueryNode numbered(SetNode set) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width(set); i++) {
            names.add("c" + i);
        }
        return named((QueryNode) set, names);
    }

    private static int width(QueryNode query) {
        return switch (query) {
            case SelectNode select -> select.columns().size();
            case SetNode set -> width(set.left());
            case TextNode text -> 0;
        };
    }

    private static List<ExpressionNode> labelled(List<ExpressionNode> columns, List<String> names) {
        List<ExpressionNode> labelled = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ExpressionNode column = columns.get(i);
            String name = names.get(i);
            labelled.add(LabelNode.nameOf(column).equals(name) ? column : new LabelNode(LabelNode.bare(column), name));
        }
        return labelled;
    }
}
