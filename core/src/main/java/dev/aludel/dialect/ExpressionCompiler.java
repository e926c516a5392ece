package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.BetweenNode;
import dev.aludel.sql.tree.BinaryNode;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.CompositeNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.DefaultNode;
import dev.aludel.sql.tree.DerivedColumnNode;
import dev.aludel.sql.tree.ExcludedNode;
import dev.aludel.sql.tree.ExistsNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InListNode;
import dev.aludel.sql.tree.InQueryNode;
import dev.aludel.sql.tree.JunctionNode;
import dev.aludel.sql.tree.LabelNode;
import dev.aludel.sql.tree.LikeNode;
import dev.aludel.sql.tree.NegateNode;
import dev.aludel.sql.tree.NotNode;
import dev.aludel.sql.tree.NullTestNode;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.QuantifiedNode;
import dev.aludel.sql.tree.QueryNode;
import dev.aludel.sql.tree.ScalarNode;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes expressions in standard SQL. The protected methods are hooks, one for each kind of node: a dialect overrides those
 * in which its database differs, and calls {@link #expression} or {@link #operand} for what is inside. Stateless and
 * thread-safe; the state of a compilation is in the {@link SqlWriter}.
 */
public abstract class ExpressionCompiler extends CompositeCompiler {
    /** @param database its name, for messages */
    ExpressionCompiler(String database, Set<Capability> capabilities) {
        super(database, capabilities);
    }

    @Override
    protected final void expression(ExpressionNode node, SqlWriter out) {
        switch (node) {
            case ColumnNode column -> column(column, out);
            case BindNode value -> {
                checkKind(value, out);
                value(value, out);
            }
            case ParameterNode parameter -> {
                checkKind(parameter, out);
                out.parameter(parameter);
            }
            case ConstantNode constant -> constant(constant, out);
            case BinaryNode binary -> binary(binary, out);
            case JunctionNode junction -> junction(junction, out);
            case NotNode not -> not(not, out);
            case NegateNode negate -> negate(negate, out);
            case NullTestNode test -> nullTest(test, out);
            case BetweenNode between -> between(between, out);
            case LikeNode like -> like(like, out);
            case InListNode in -> inList(in, out);
            case InQueryNode in -> inQuery(in, out);
            case ExistsNode exists -> exists(exists, out);
            case ScalarNode scalar -> nested(scalar.query(), out);
            case QuantifiedNode quantified -> {
                if (out.strict()) {
                    throw new InvalidStatementException(
                            (quantified.all() ? "all" : "any") + "(..) stands where it is not compared with",
                            "use it as the right side of eq, ne, lt, le, gt or ge");
                }
                quantified(quantified, out);
            }
            case DerivedColumnNode column -> derivedColumn(column, out);
            case ExcludedNode excluded -> excluded(excluded, out);
            case DefaultNode ignored -> defaultValue(out);
            case LabelNode label -> expression(label.operand(), out);
            case CompositeNode composite -> composite(composite, out);
        }
    }

    private void checkKind(ExpressionNode value, SqlWriter out) {
        if (value.type().kind() == TypeKind.ARRAY && out.strict()) {
            require(Capability.ARRAYS, "arrays, as which a value is to be sent");
        }
    }

    /** Writes a query that stands in parentheses. */
    abstract void nested(QueryNode query, SqlWriter out);

    @Override
    protected final void operand(ExpressionNode node, int precedence, SqlWriter out) {
        if (precedence(node) >= precedence) {
            expression(node, out);
        } else {
            out.sql("(");
            expression(node, out);
            out.sql(")");
        }
    }

    /**
     * How tightly what is written for a node binds, as a constant of {@link Precedence}. A dialect that writes a function in
     * place of an operator may say {@link Precedence#PRIMARY} for it to save parentheses.
     */
    protected int precedence(ExpressionNode node) {
        return Precedence.of(node);
    }

    /** A column, with its table where the statement has several. */
    protected void column(ColumnNode column, SqlWriter out) {
        if (out.qualifies(column)) {
            out.given(column.table().reference()).sql(".");
        }
        out.identifier(column.name());
    }

    /** A column of what is not a table. */
    private static void derivedColumn(DerivedColumnNode column, SqlWriter out) {
        out.requireSource(column.source().reference(), column.name());
        out.given(column.source().reference()).sql(".").given(column.name());
    }

    /** The value that an INSERT would have given a column of a row that is there already. */
    protected void excluded(ExcludedNode excluded, SqlWriter out) {
        out.sql("excluded.").identifier(excluded.column().name());
    }

    /** A value's place; a dialect whose database guesses types wrongly writes a cast around it. */
    protected void value(BindNode value, SqlWriter out) {
        out.value(value);
    }

    /** A column's new value is left to the database. */
    protected void defaultValue(SqlWriter out) {
        require(Capability.DEFAULT_VALUE, "DEFAULT in the place of a value");
        out.sql("DEFAULT");
    }

    @Override
    protected void constant(ConstantNode constant, SqlWriter out) {
        out.sql(constant.value() ? "TRUE" : "FALSE");
    }

    /**
     * An operator between two operands. A dialect looks at the operator and at the types: {@code node.type()} is that of the
     * result, {@code node.left().type()} that of what is compared.
     */
    protected void binary(BinaryNode node, SqlWriter out) {
        int left = Precedence.left(node.operator());
        int right = Precedence.right(node.operator());
        side(node, node.left(), left, out);
        out.sql(" ").sql(operator(node)).sql(" ");
        side(node, node.right(), right, out);
    }

    /** One side of a comparison or calculation; a dialect adds a collation here. */
    protected void side(BinaryNode node, ExpressionNode side, int precedence, SqlWriter out) {
        if (side instanceof QuantifiedNode quantified && node.operator().comparison() && side == node.right()) {
            quantified(quantified, out);
        } else {
            operand(side, precedence, out);
        }
    }

    private void quantified(QuantifiedNode quantified, SqlWriter out) {
        require(Capability.QUANTIFIED, "comparison with ANY or ALL");
        out.sql(quantified.all() ? "ALL " : "ANY ");
        nested(quantified.query(), out);
    }

    /** The spelling of an operator. */
    protected String operator(BinaryNode node) {
        return switch (node.operator()) {
            case DISTINCT -> "IS DISTINCT FROM";
            case NOT_DISTINCT -> "IS NOT DISTINCT FROM";
            default -> node.operator().symbol();
        };
    }

    protected void junction(JunctionNode junction, SqlWriter out) {
        conditions(junction.operands(), junction.all() ? " AND " : " OR ", Precedence.of(junction), out);
    }

    /** How many conditions may stand beside each other; more are put into groups. Some databases count how deep an expression is. */
    protected int widestJunction() {
        return Integer.MAX_VALUE;
    }

    protected void not(NotNode not, SqlWriter out) {
        out.sql("NOT ");
        operand(not.operand(), Precedence.NOT, out);
    }

    protected void negate(NegateNode negate, SqlWriter out) {
        out.sql("-");
        operand(negate.operand(), Precedence.PRIMARY, out);
    }

    protected void nullTest(NullTestNode test, SqlWriter out) {
        operand(test.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(test.negated() ? " IS NOT NULL" : " IS NULL");
    }

    protected void between(BetweenNode between, SqlWriter out) {
        operand(between.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(between.negated() ? " NOT BETWEEN " : " BETWEEN ");
        operand(between.low(), Precedence.ABOVE_COMPARISON, out);
        out.sql(" AND ");
        operand(between.high(), Precedence.ABOVE_COMPARISON, out);
    }

    /** A text pattern; without an escape character nothing may escape, which some databases must be told. */
    protected void like(LikeNode like, SqlWriter out) {
        likeSide(like.operand(), like.ignoreCase(), out);
        out.sql(like.negated() ? " NOT LIKE " : " LIKE ");
        likeSide(like.pattern(), like.ignoreCase(), out);
        if (like.escape() != LikeNode.NO_ESCAPE) {
            out.sql(" ESCAPE ").sql(character(like.escape()));
        }
    }

    private void likeSide(ExpressionNode side, boolean ignoreCase, SqlWriter out) {
        if (ignoreCase) {
            out.sql("lower(");
            expression(side, out);
            out.sql(")");
        } else {
            operand(side, Precedence.ABOVE_COMPARISON, out);
        }
    }

    /** A character as a literal; a dialect in which the backslash means something doubles it. */
    protected String character(char c) {
        return c == '\'' ? "''''" : "'" + c + "'";
    }

    /**
     * Membership in a list. An empty list must give false (negated: true), even for NULL: here by
     * {@code (x IN (NULL) AND 1 = 0)}, which keeps the operand's values in their places.
     */
    protected void inList(InListNode in, SqlWriter out) {
        out.ifEmpty(in.values(), "(");
        operand(in.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(in.negated() ? " NOT IN (" : " IN (").list(in.values(), "NULL").sql(")");
        out.ifEmpty(in.values(), in.negated() ? " OR 1 = 1)" : " AND 1 = 0)");
    }

    protected void inQuery(InQueryNode in, SqlWriter out) {
        operand(in.operand(), Precedence.ABOVE_COMPARISON, out);
        out.sql(in.negated() ? " NOT IN " : " IN ");
        nested(in.query(), out);
    }

    protected void exists(ExistsNode exists, SqlWriter out) {
        out.sql("EXISTS ");
        nested(exists.query(), out);
    }

    @Override
    protected final void list(List<? extends ExpressionNode> nodes, SqlWriter out) {
        for (int i = 0; i < nodes.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            expression(nodes.get(i), out);
        }
    }

    @Override
    final void conditions(List<ExpressionNode> given, String between, int precedence, SqlWriter out) {
        List<ExpressionNode> nodes = grouped(given, precedence == Precedence.AND);
        for (int i = 0; i < nodes.size(); i++) {
            out.sql(i == 0 ? "" : between);
            operand(nodes.get(i), nodes.size() == 1 ? Precedence.LOWEST : precedence + 1, out);
        }
    }

    private List<ExpressionNode> grouped(List<ExpressionNode> nodes, boolean all) {
        int widest = widestJunction();
        if (nodes.size() <= widest) {
            return nodes;
        }
        int size = Math.max(2, (nodes.size() + widest - 1) / widest);
        List<ExpressionNode> groups = new ArrayList<>(widest);
        for (int i = 0; i < nodes.size(); i += size) {
            List<ExpressionNode> group = nodes.subList(i, Math.min(nodes.size(), i + size));
            groups.add(group.size() == 1 ? group.getFirst() : new JunctionNode(all, group));
        }
        return groups;
    }
}
