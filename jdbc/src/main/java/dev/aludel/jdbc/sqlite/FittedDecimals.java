package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.SqlWriter;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.DefaultNode;
import dev.aludel.sql.tree.ExcludedNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.SetNode;
import dev.aludel.sql.tree.TextNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Brings what is calculated to the decimal places of the column that it is given to, and refuses what has more digits than
 * that holds, as other databases do by themselves: SQLite would keep it as it is. Stateless.
 */
final class FittedDecimals {
    private FittedDecimals() {}

    /** The value as the column keeps it. */
    static ExpressionNode assigned(ColumnNode column, ExpressionNode value) {
        return fits(column.type(), value) ? value : new CastNode(value, column.type());
    }

    private static boolean fits(SqlType<?> type, ExpressionNode value) {
        if (type.kind() != TypeKind.DECIMAL || type.scale() == SqlType.UNLIMITED) {
            return true;
        }
        return switch (value) {
            case DefaultNode database -> true;
            case LabelNode label -> fits(type, label.operand());
            case BindNode bind -> same(type, bind.type());
            case ParameterNode parameter -> same(type, parameter.type());
            case ColumnNode column -> same(type, column.type());
            case ExcludedNode excluded -> same(type, excluded.type());
            case CastNode cast -> same(type, cast.type());
            default -> false;
        };
    }

    private static boolean same(SqlType<?> type, SqlType<?> other) {
        return type.kind() == other.kind() && type.length() == other.length() && type.scale() == other.scale();
    }

    /**
     * The query whose rows are inserted, with a name for each column: itself if all that it gives fits, and if it is raw SQL,
     * of whose columns nothing is known.
     */
    static QueryNode named(List<ColumnNode> targets, QueryNode query) {
        for (int i = 0; i < targets.size(); i++) {
            if (!fits(targets.get(i).type(), query, i)) {
                return named(query);
            }
        }
        return query;
    }

    private static boolean fits(SqlType<?> type, QueryNode query, int column) {
        return switch (query) {
            case SelectNode select -> fits(type, select.columns().get(column));
            case SetNode set -> fits(type, set.left(), column) && fits(type, set.right(), column);
            case TextNode raw -> true;
        };
    }

    private static QueryNode named(QueryNode query) {
        return switch (query) {
            case SelectNode select -> {
                List<String> names = names(select);
                List<ExpressionNode> columns = new ArrayList<>();
                for (ExpressionNode column : select.columns()) {
                    columns.add(new LabelNode(LabelNode.bare(column), names.get(columns.size())));
                }
                yield select.withColumns(columns);
            }
            case SetNode set -> set.withLeft(named(set.left()));
            case TextNode raw -> raw;
        };
    }

    /** The names that its columns have already, by which it may be ordered, and others where they have none of their own. */
    private static List<String> names(QueryNode query) {
        return switch (query) {
            case SelectNode select -> {
                List<String> names = new ArrayList<>();
                Set<String> taken = new HashSet<>();
                for (ExpressionNode column : select.columns()) {
                    String name = LabelNode.nameOf(column);
                    for (int i = names.size() + 1; name.isEmpty() || !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                        name = "column " + i;
                    }
                    names.add(name);
                }
                yield names;
            }
            case SetNode set -> names(set.left());
            case TextNode raw -> List.of();
        };
    }

    /** The columns of a query that was {@link #named}, each as its target keeps it. */
    static void columns(List<ColumnNode> targets, QueryNode query, SqlWriter out) {
        List<String> names = names(query);
        for (int i = 0; i < targets.size(); i++) {
            SqlType<?> type = targets.get(i).type();
            out.sql(i == 0 ? "" : ", ");
            if (fits(type, query, i)) {
                out.given(names.get(i));
            } else {
                out.sql("decimal_fit(")
                        .given(names.get(i))
                        .sql(SqliteCasts.digits(type))
                        .sql(")");
            }
        }
    }
}
