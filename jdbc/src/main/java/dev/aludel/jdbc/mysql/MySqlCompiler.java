package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.Precedence;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AssignmentNode;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.CompositeNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.UpdateNode;
import dev.aludel.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements for MySQL and MariaDB. The sessions run with NO_BACKSLASH_ESCAPES: a backslash in a literal is a
 * backslash, and LIKE has no escape character unless the statement names one.
 */
final class MySqlCompiler extends StatementCompiler {
    private final ServerKind kind;

    MySqlCompiler(ServerKind kind, Identifiers identifiers) {
        super(kind.title(), identifiers, kind.capabilities());
        this.kind = kind;
    }

    /** There is no OFFSET without LIMIT: the manual's own advice is the largest number there is. */
    @Override
    protected void limit(@Nullable ExpressionNode limit, @Nullable ExpressionNode offset, SqlWriter out) {
        if (limit == null) {
            out.sql(" LIMIT 18446744073709551615");
        }
        super.limit(limit, offset, out);
    }

    /** NULL is less than every value here; where it shall stand elsewhere, whether a key is NULL is a key before it. */
    @Override
    protected void order(OrderNode order, SqlWriter out) {
        boolean usual = order.nulls() == (order.descending() ? OrderNode.Nulls.LAST : OrderNode.Nulls.FIRST);
        if (order.nulls() != OrderNode.Nulls.DEFAULT && !usual) {
            out.sql("(");
            orderKey(order.operand(), out);
            out.sql(order.descending() ? ") IS NULL DESC, " : ") IS NULL, ");
        }
        orderKey(order.operand(), out);
        out.sql(order.descending() ? " DESC" : "");
    }

    @Override
    protected void defaultValues(SqlWriter out) {
        out.sql(" () VALUES ()");
    }

    /**
     * MySQL has no RETURNING. The key that AUTO_INCREMENT draws for one row comes with the answer to its INSERT, exactly; the
     * driver makes a row of it, because a statement without a result was promised to have one.
     */
    @Override
    protected void insertReturning(InsertNode insert, SqlWriter out) {
        if (kind == ServerKind.MARIADB) {
            super.insertReturning(insert, out);
        } else if (insert.rows().size() > 1 || insert.returning().size() > 1) {
            throw new UnsupportedFeatureException(
                    "MySQL has no INSERT .. RETURNING; of one row it tells the key that AUTO_INCREMENT draws, and nothing else",
                    "insert row by row, ask for the key alone, and select the rest by it");
        }
    }

    /** MariaDB is told to assign at once (SIMULTANEOUS_ASSIGNMENT); MySQL assigns in turn, and reads what it has assigned. */
    @Override
    protected List<AssignmentNode> assignments(UpdateNode update) {
        return kind == ServerKind.MARIADB ? super.assignments(update) : AssignmentOrder.of(update.assignments());
    }

    @Override
    protected int precedence(ExpressionNode node) {
        return switch (node) {
            case BinaryNode binary when binary.operator() == Operator.CONCAT -> Precedence.PRIMARY;
            case BinaryNode binary when binary.operator() == Operator.DISTINCT -> Precedence.NOT;
            case LabelNode label -> precedence(label.operand());
            default -> super.precedence(node);
        };
    }

    @Override
    protected void binary(BinaryNode node, SqlWriter out) {
        switch (node.operator()) {
            case CONCAT -> {
                out.sql("concat(");
                expression(node.left(), out);
                out.sql(", ");
                expression(node.right(), out);
                out.sql(")");
            }
            case DISTINCT -> {
                out.sql("NOT ");
                super.binary(node, out);
            }
            default -> super.binary(node, out);
        }
    }

    @Override
    protected String operator(BinaryNode node) {
        return switch (node.operator()) {
            case DISTINCT, NOT_DISTINCT -> "<=>";
            case DIVIDE -> whole(node.left()) && whole(node.right()) ? "DIV" : "/";
            default -> super.operator(node);
        };
    }

    /** Here {@code /} makes a decimal of two whole numbers; elsewhere the quotient of whole numbers is one. */
    private static boolean whole(ExpressionNode node) {
        return switch (node.type().kind()) {
            case SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    @Override
    protected @Nullable String template(FunctionNode node) {
        if (MySqlFunctions.lacking(node)) {
            return null;
        }
        String own = MySqlFunctions.template(node);
        return own == null ? super.template(node) : own;
    }

    /** The order of {@code group_concat} stands before the separator. */
    @Override
    protected void call(CompositeNode function, boolean distinct, List<OrderNode> orderBy, SqlWriter out) {
        if (function instanceof FunctionNode node && node.function() == StandardFunction.STRING_AGG) {
            out.sql(distinct ? "group_concat(DISTINCT " : "group_concat(");
            expression(node.arguments().getFirst(), out);
            if (!orderBy.isEmpty()) {
                out.sql(" ");
                orderBy(orderBy, out);
            }
            out.sql(" SEPARATOR ");
            expression(node.arguments().getLast(), out);
            out.sql(")");
        } else {
            super.call(function, distinct, orderBy, out);
        }
    }

    /** Whole numbers are cut off from others, as in Java and on other databases. */
    @Override
    protected void cast(CastNode cast, SqlWriter out) {
        switch (cast.type().kind()) {
            case BOOLEAN -> write("({0p} <> 0)", cast.operands(), out);
            case SMALLINT, INTEGER, BIGINT -> {
                boolean fraction = switch (cast.operand().type().kind()) {
                    case REAL, DOUBLE, DECIMAL -> true;
                    default -> false;
                };
                write(fraction ? "CAST(truncate({0}, 0) AS SIGNED)" : "CAST({0} AS SIGNED)", cast.operands(), out);
            }
            case JSON -> expression(cast.operand(), out);
            default -> super.cast(cast, out);
        }
    }

    @Override
    protected String castType(SqlType<?> type) {
        return switch (type.kind()) {
            case VARCHAR, TEXT, NATIVE_ENUM -> "CHAR";
            case BYTES -> "BINARY";
            case DURATION -> "SIGNED";
            default -> MySqlTypeNames.of(type, kind);
        };
    }

    /** Whether capitals count is said in the pattern, whatever the collation says. */
    @Override
    protected void regex(RegexNode regex, SqlWriter out) {
        operand(regex.operand(), Precedence.PRIMARY, out);
        out.sql(regex.negated() ? " NOT REGEXP " : " REGEXP ");
        out.sql(regex.ignoreCase() ? "concat('(?i)', " : "concat('(?-i)', ");
        expression(regex.pattern(), out);
        out.sql(")");
    }

    @Override
    protected String emptyRawList(SqlType<?> type) {
        return "SELECT NULL FROM DUAL WHERE FALSE";
    }
}
