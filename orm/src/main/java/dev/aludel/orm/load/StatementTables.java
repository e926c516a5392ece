package dev.aludel.orm.load;

import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.DeleteNode;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.ExistsNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InQueryNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.JunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.NotNode;
import dev.aludel.sql.tree.NullTestNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.TextNode;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.sql.tree.WriteSetNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a statement names, at any depth. Not thread-safe; one instance per statement. */
public final class StatementTables {
    private final Set<String> names = new HashSet<>();
    private boolean raw;

    public StatementTables(StatementNode tree) {
        statement(tree);
    }

    /** Whether raw SQL is part of it, which may name anything. */
    public boolean raw() {
        return raw;
    }

    public boolean contains(@Nullable String schema, String table) {
        return names.contains(name(schema, table));
    }

    private static String name(@Nullable String schema, String table) {
        return schema == null ? table : schema + "." + table;
    }

    private void statement(StatementNode node) {
        switch (node) {
            case TextNode _ -> raw = true;
            case InsertNode insert -> {
                table(insert.table());
                insert.rows().forEach(this::expressions);
                expressions(insert.returning());
            }
            case UpdateNode update -> {
                table(update.table());
                update.assignments().stream().map(AssignmentNode::value).forEach(this::expression);
                expressions(update.where());
                expressions(update.returning());
            }
            case DeleteNode delete -> {
                table(delete.table());
                expressions(delete.where());
                expressions(delete.returning());
            }
            case SelectNode select -> select(select);
            case WriteSetNode set -> table(set.table());
        }
    }

    private void select(SelectNode node) {
        expressions(node.columns());
        node.from().forEach(this::from);
        node.joins().forEach(join -> {
            from(join.target());
            expression(join.on());
        });
        expressions(node.where());
        expressions(node.groupBy());
        expressions(node.having());
        node.orderBy().stream().map(OrderNode::operand).forEach(this::expression);
    }

    private void from(FromNode node) {
        switch (node) {
            case TableNode table -> table(table);
            case DerivedNode derived -> statement(derived.query());
        }
    }

    private void table(TableNode node) {
        names.add(name(node.schema(), node.name()));
    }

    private void expressions(List<ExpressionNode> nodes) {
        nodes.forEach(this::expression);
    }

    private void expression(ExpressionNode node) {
        switch (node) {
            case ColumnNode column -> table(column.table());
            case BindNode _, ParameterNode _, ConstantNode _ -> {}
            case BinaryNode binary -> {
                expression(binary.left());
                expression(binary.right());
            }
            case JunctionNode junction -> expressions(junction.operands());
            case NotNode not -> expression(not.operand());
            case NegateNode negate -> expression(negate.operand());
            case NullTestNode test -> expression(test.operand());
            case BetweenNode between -> {
                expression(between.operand());
                expression(between.low());
                expression(between.high());
            }
            case LikeNode like -> {
                expression(like.operand());
                expression(like.pattern());
            }
            case InListNode list -> expression(list.operand());
            case InQueryNode query -> {
                expression(query.operand());
                statement(query.query());
            }
            case ExistsNode exists -> statement(exists.query());
            case FunctionNode function -> expressions(function.arguments());
            case LabelNode label -> expression(label.operand());
        }
    }
}
