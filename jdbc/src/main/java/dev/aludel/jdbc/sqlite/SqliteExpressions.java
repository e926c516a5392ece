package dev.aludel.jdbc.sqlite;

import dev.aludel.dialect.Capability;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.Precedence;
import dev.aludel.dialect.SqlWriter;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AggregateNode;
import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.CaseNode;
import dev.aludel.sql.tree.CastNode;
import dev.aludel.sql.tree.CollateNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FrameNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InQueryNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.NamedFunctionNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.Operator;
import dev.aludel.sql.tree.OverNode;
import dev.aludel.sql.tree.RegexNode;
import dev.aludel.sql.tree.StandardFunction;
import dev.aludel.sql.tree.TimeFormatNode;
import dev.aludel.sql.tree.TupleNode;
import dev.aludel.sql.tree.WindowNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions for SQLite, which differs where decimals are: they are text there, calculated with functions and
 * compared by the collation {@code decimal}. A plain column brings that collation along, other expressions are given it.
 * Stateless and thread-safe.
 */
abstract class SqliteExpressions extends StatementCompiler {
    private static final String DECIMAL_COLLATION = "decimal";
    private static final String COLLATION = " COLLATE " + DECIMAL_COLLATION;
    private static final Set<StandardFunction> LACKING = Set.of(
            StandardFunction.JSON_CONTAINS,
            StandardFunction.PERCENTILE_CONT,
            StandardFunction.PERCENTILE_DISC,
            StandardFunction.MODE,
            StandardFunction.GROUPING);

    SqliteExpressions(Identifiers identifiers, Set<Capability> capabilities) {
        super("SQLite", identifiers, capabilities);
    }

    @Override
    protected int precedence(ExpressionNode node) {
        return switch (node) {
            case BinaryNode binary when calculatesDecimals(binary) -> Precedence.PRIMARY;
            case NegateNode negate when decimal(negate) -> Precedence.PRIMARY;
            case RegexNode regex -> regex.negated() ? Precedence.NOT : Precedence.PRIMARY;
            case LabelNode label -> precedence(label.operand());
            default -> super.precedence(node);
        };
    }

    @Override
    protected void binary(BinaryNode given, SqlWriter out) {
        BinaryNode node = given.operator().comparison() ? MixedDecimals.alike(given) : given;
        if (calculatesDecimals(node)) {
            out.sql(decimalFunction(node.operator())).sql("(");
            expression(node.left(), out);
            out.sql(", ");
            expression(node.right(), out);
            out.sql(")");
        } else {
            super.binary(node, out);
        }
    }

    @Override
    protected void side(BinaryNode node, ExpressionNode side, int precedence, SqlWriter out) {
        if (node.operator().comparison() && side == node.left() && !collated(node.right())) {
            compared(side, precedence, out);
        } else {
            super.side(node, side, precedence, out);
        }
    }

    @Override
    protected void negate(NegateNode negate, SqlWriter out) {
        if (decimal(negate)) {
            out.sql("decimal_sub('0', ");
            expression(negate.operand(), out);
            out.sql(")");
        } else {
            super.negate(negate, out);
        }
    }

    @Override
    protected void between(BetweenNode between, SqlWriter out) {
        compared(between.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(between.negated() ? " NOT BETWEEN " : " BETWEEN ");
        operand(between.low(), Precedence.ABOVE_COMPARISON, out);
        out.sql(" AND ");
        operand(between.high(), Precedence.ABOVE_COMPARISON, out);
    }

    @Override
    protected void inList(InListNode in, SqlWriter out) {
        out.ifEmpty(in.values(), "(");
        compared(in.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(in.negated() ? " NOT IN (" : " IN (").list(in.values(), "NULL").sql(")");
        out.ifEmpty(in.values(), in.negated() ? " OR 1 = 1)" : " AND 1 = 0)");
    }

    @Override
    protected void inQuery(InQueryNode in, SqlWriter out) {
        super.inQuery(new InQueryNode(told(in.operand()), in.query(), in.negated()), out);
    }

    @Override
    protected void tuple(TupleNode tuple, SqlWriter out) {
        super.tuple(
                new TupleNode(tuple.operands().stream()
                        .map(operand -> operand instanceof BindNode ? operand : told(operand))
                        .toList()),
                out);
    }

    @Override
    protected void choice(CaseNode node, SqlWriter out) {
        ExpressionNode subject = node.subject();
        super.choice(
                subject == null ? node : new CaseNode(told(subject), node.branches(), node.otherwise(), node.type()),
                out);
    }

    @Override
    protected void function(FunctionNode node, SqlWriter out) {
        super.function(
                node.function() == StandardFunction.NULLIF
                        ? new FunctionNode(node.function(), told(node.arguments()), node.type())
                        : node,
                out);
    }

    @Override
    protected void window(WindowNode window, SqlWriter out) {
        super.window(new WindowNode(window.name(), told(window.partitionBy()), window.orderBy(), window.frame()), out);
    }

    /** Decimals are sorted by a key, which no distance can be added to. */
    @Override
    protected void distances(WindowNode window, FrameNode frame) {
        super.distances(window, frame);
        if (window.orderBy().stream().anyMatch(key -> decimal(key.operand()))) {
            throw new UnsupportedFeatureException(
                    database() + " has no RANGE at a distance of decimals",
                    "order by cast(..).asDouble(), or join the rows in reach");
        }
    }

    /** A chain of AND or OR counts as deep as it is long, and 1,000 is the limit. */
    @Override
    protected int widestJunction() {
        return 100;
    }

    @Override
    protected @Nullable String template(FunctionNode node) {
        if (LACKING.contains(node.function())) {
            return null;
        }
        String own = SqliteFunctions.template(node);
        return own == null ? super.template(node) : own;
    }

    @Override
    protected void timeFormat(TimeFormatNode format, SqlWriter out) {
        write(SqliteFunctions.format(format), format.operands(), out);
    }

    /** DISTINCT allows one argument only. */
    @Override
    protected void aggregate(AggregateNode node, SqlWriter out) {
        if (node.distinct() && node.function().operands().size() > 1) {
            throw new UnsupportedFeatureException(
                    database() + " has no DISTINCT for an aggregate of several arguments",
                    "aggregate a subquery with SELECT DISTINCT");
        }
        super.aggregate(
                node.distinct() && node.function() instanceof FunctionNode function
                        ? new AggregateNode(
                                new FunctionNode(
                                        function.function(),
                                        function.part(),
                                        told(function.arguments()),
                                        function.type()),
                                true,
                                node.orderBy(),
                                node.withinGroup(),
                                node.filter())
                        : node,
                out);
    }

    /** The least and greatest decimals of a window have functions of their own, which remember all values. */
    @Override
    protected void over(OverNode over, SqlWriter out) {
        if (over.function() instanceof FunctionNode node
                && decimal(node)
                && (node.function() == StandardFunction.MIN || node.function() == StandardFunction.MAX)) {
            String name = "decimal_" + node.function().label() + "_over";
            super.over(
                    new OverNode(new NamedFunctionNode(List.of(name), node.arguments(), node.type()), over.window()),
                    out);
        } else {
            super.over(over, out);
        }
    }

    @Override
    protected void cast(CastNode cast, SqlWriter out) {
        String template = SqliteCasts.template(cast);
        if (template == null) {
            super.cast(cast, out);
        } else {
            write(template, cast.operands(), out);
        }
    }

    @Override
    protected String castType(SqlType<?> type) {
        return SqliteCasts.type(type);
    }

    @Override
    protected void regex(RegexNode regex, SqlWriter out) {
        out.sql(regex.negated() ? "NOT regexp(" : "regexp(").sql(regex.ignoreCase() ? "'(?iu)' || " : "");
        operand(regex.pattern(), regex.ignoreCase() ? Precedence.PRIMARY : Precedence.LOWEST, out);
        out.sql(", ");
        expression(regex.operand(), out);
        out.sql(")");
    }

    /** What is compared, with the collation if it is a decimal that has none by itself. */
    private void compared(ExpressionNode node, int precedence, SqlWriter out) {
        operand(node, precedence, out);
        if (decimal(node) && !collated(node)) {
            out.sql(COLLATION);
        }
    }

    /** The same, as something that is equal to others of its value: a decimal has the collation. */
    static ExpressionNode told(ExpressionNode node) {
        return switch (node) {
            case LabelNode label when decimal(label) -> new LabelNode(told(label.operand()), label.label());
            case CollateNode collate -> collate;
            case ExpressionNode other
            when decimal(other) && !collated(other) -> new CollateNode(other, DECIMAL_COLLATION);
            default -> node;
        };
    }

    static List<ExpressionNode> told(List<ExpressionNode> nodes) {
        return nodes.stream().map(SqliteExpressions::told).toList();
    }

    /** A column of a table; one of a subquery, which has a name of its own, may be anything. */
    private static boolean collated(ExpressionNode node) {
        return decimal(node)
                && node instanceof ColumnNode column
                && column.table().alias() == null;
    }

    private static boolean calculatesDecimals(BinaryNode node) {
        return node.operator().arithmetic() && decimal(node);
    }

    static boolean decimal(ExpressionNode node) {
        return node.type().kind() == TypeKind.DECIMAL;
    }

    private static String decimalFunction(Operator operator) {
        return switch (operator) {
            case PLUS -> "decimal_add";
            case MINUS -> "decimal_sub";
            case TIMES -> "decimal_mul";
            case DIVIDE -> "decimal_div";
            case MODULO -> "decimal_mod";
            default -> throw new IllegalArgumentException(operator + " does not calculate");
        };
    }
}
