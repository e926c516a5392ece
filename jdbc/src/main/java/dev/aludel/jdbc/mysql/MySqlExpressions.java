package dev.aludel.jdbc.mysql;

import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.Precedence;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.CompositeNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.ExcludedNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.OverNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.sql.tree.WindowNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes expressions for MySQL and MariaDB. Stateless and thread-safe. */
abstract class MySqlExpressions extends StatementCompiler {
    private final ServerKind kind;

    MySqlExpressions(ServerKind kind, Identifiers identifiers) {
        super(kind.title(), identifiers, kind.capabilities());
        this.kind = kind;
    }

    /** Which of the two it writes for. */
    final ServerKind kind() {
        return kind;
    }

    @Override
    protected void excluded(ExcludedNode excluded, SqlWriter out) {
        out.sql("VALUES(").identifier(excluded.column().name()).sql(")");
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

    /** A TIME is sent as a text. */
    @Override
    protected void value(BindNode value, SqlWriter out) {
        if (Times.is(value.type())) {
            out.sql(kind == ServerKind.MYSQL ? "CAST(CAST(" : "CAST(");
            out.value(value).sql(kind == ServerKind.MYSQL ? " AS CHAR) AS TIME(6))" : " AS TIME(6))");
        } else {
            super.value(value, out);
        }
    }

    @Override
    protected void binary(BinaryNode node, SqlWriter out) {
        Times.requireAlike(kind, List.of(node.left(), node.right()));
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

    /** MySQL takes a text beside JSON for a text of JSON, not for a document. */
    @Override
    protected void side(BinaryNode node, ExpressionNode side, int precedence, SqlWriter out) {
        if (kind == ServerKind.MYSQL && node.operator().comparison() && document(side)) {
            write("CAST({0} AS JSON)", List.of(side), out);
        } else {
            super.side(node, side, precedence, out);
        }
    }

    private static boolean document(ExpressionNode node) {
        return node instanceof BindNode && node.type().kind() == TypeKind.JSON;
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
        Times.requireAlike(kind, node.arguments());
        boolean grouping = node.function() == StandardFunction.GROUPING;
        if (MySqlFunctions.lacking(node) || (grouping && kind == ServerKind.MARIADB)) {
            return null;
        }
        String own = MySqlFunctions.template(kind, node);
        return own == null ? super.template(node) : own;
    }

    /** MariaDB's LAG and LEAD have no third argument: that there is no such row is seen where a value without NULL has none. */
    @Override
    protected void over(OverNode over, SqlWriter out) {
        if (kind == ServerKind.MYSQL
                || !(over.function() instanceof FunctionNode call)
                || !call.function().neighbour()
                || call.arguments().size() < 3) {
            super.over(over, out);
            return;
        }
        List<ExpressionNode> arguments = call.arguments();
        out.sql("if(");
        super.over(over(over.window(), call, new ConstantNode(true), arguments.get(1)), out);
        out.sql(" IS NULL, ");
        expression(arguments.get(2), out);
        out.sql(", ");
        super.over(over(over.window(), call, arguments.get(0), arguments.get(1)), out);
        out.sql(")");
    }

    private static OverNode over(WindowNode window, FunctionNode call, ExpressionNode... arguments) {
        return new OverNode(new FunctionNode(call.function(), List.of(arguments), call.type()), window);
    }

    /** MySQL compares a document with the texts of a list as if they were texts of JSON: it would find none. */
    @Override
    protected void inList(InListNode in, SqlWriter out) {
        if (kind == ServerKind.MYSQL && in.operand().type().kind() == TypeKind.JSON) {
            throw new UnsupportedFeatureException(
                    "MySQL has no list of JSON documents to compare with",
                    "say eq(..) of each, put together by or(..)");
        }
        super.inList(in, out);
    }

    @Override
    protected void timeFormat(TimeFormatNode format, SqlWriter out) {
        write(MySqlFunctions.format(format), format.operands(), out);
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
            case TIME, DURATION -> {
                // MySQL takes a bare value for a date, 10:00:00 for the year 2010, and makes 00:00:00 of it.
                boolean value = cast.operand() instanceof BindNode || cast.operand() instanceof ParameterNode;
                if (kind == ServerKind.MYSQL && value && text(cast.operand())) {
                    write("CAST(CAST({0} AS CHAR) AS " + castType(cast.type()) + ")", cast.operands(), out);
                } else {
                    super.cast(cast, out);
                }
            }
            default -> super.cast(cast, out);
        }
    }

    private static boolean digits(SqlType<?> type) {
        return type.length() != SqlType.UNLIMITED;
    }

    private String decimal(SqlType<?> type) {
        return digits(type) ? "DECIMAL(" + type.length() + ", " + type.scale() + ")" : MySqlTypeNames.of(type, kind);
    }

    private static boolean text(ExpressionNode node) {
        return node.type().kind() == TypeKind.VARCHAR || node.type().kind() == TypeKind.TEXT;
    }

    @Override
    protected String castType(SqlType<?> type) {
        return switch (type.kind()) {
            case VARCHAR, TEXT, NATIVE_ENUM -> "CHAR";
            case BYTES -> "BINARY";
            case DURATION -> type.name().isEmpty() ? "SIGNED" : type.name();
            case DECIMAL -> type.name().isEmpty() || digits(type) ? decimal(type) : "UNSIGNED";
            case INSTANT, OFFSET_TIMESTAMP, TIMESTAMP -> "DATETIME(6)";
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
}
