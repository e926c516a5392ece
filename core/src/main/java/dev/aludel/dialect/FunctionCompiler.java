package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.AggregateNode;
import dev.aludel.sql.tree.CaseNode;
import dev.aludel.sql.tree.CompositeNode;
import dev.aludel.sql.tree.ConstantNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FrameNode;
import dev.aludel.sql.tree.FunctionNode;
import dev.aludel.sql.tree.JunctionNode;
import dev.aludel.sql.tree.NamedFunctionNode;
import dev.aludel.sql.tree.NativeNode;
import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.OverNode;
import dev.aludel.sql.tree.WindowNode;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes functions, aggregates and windows in standard SQL: the part of {@link CompositeCompiler} in which templates are
 * filled, with the same kind of hooks. Stateless and thread-safe.
 */
public abstract class FunctionCompiler {
    private final String database;
    private final Set<Capability> capabilities;

    /** @param database its name, for messages */
    FunctionCompiler(String database, Set<Capability> capabilities) {
        this.database = database;
        this.capabilities = Set.copyOf(capabilities);
    }

    /** The database's name, for messages. */
    protected final String database() {
        return database;
    }

    protected final boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /**
     * Fails unless the database can do this.
     *
     * @throws UnsupportedFeatureException naming the construct and the database
     */
    protected final void require(Capability capability, String construct) {
        if (!capabilities.contains(capability)) {
            throw new UnsupportedFeatureException(
                    database + " has no " + construct, "write the statement without it for this database");
        }
    }

    /** Writes an expression where nothing binds tighter than it. */
    protected abstract void expression(ExpressionNode node, SqlWriter out);

    /** Writes an expression, in parentheses unless it binds at least as tightly as asked. */
    protected abstract void operand(ExpressionNode node, int precedence, SqlWriter out);

    /** A key of ORDER BY, its direction and the place of NULL. */
    protected abstract void order(OrderNode order, SqlWriter out);

    /** Writes expressions with commas between. */
    protected abstract void list(List<? extends ExpressionNode> nodes, SqlWriter out);

    abstract void conditions(List<ExpressionNode> nodes, String between, int precedence, SqlWriter out);

    /** Writes a function, an aggregate, or another expression that is made of others. */
    abstract void composite(CompositeNode node, SqlWriter out);

    /**
     * How this database writes a function, with places for its arguments; null if it has none like it. A dialect switches over
     * {@link FunctionNode#function()} and leaves the rest to this.
     */
    protected @Nullable String template(FunctionNode node) {
        return StandardFunctions.template(node);
    }

    /** A call of a function that Aludel knows. */
    protected void function(FunctionNode node, SqlWriter out) {
        call(node, false, List.of(), out);
    }

    /** A value where the database must be told its type, because nothing beside it says so. */
    protected void typed(ExpressionNode node, SqlWriter out) {
        expression(node, out);
    }

    /** Writes SQL of the dialect with places for arguments, such as {@code substr({0}, 1, {1})}. */
    protected final void write(String template, List<ExpressionNode> arguments, SqlWriter out) {
        Template.write(template, arguments, this, out);
    }

    /** An expression of one family of databases. */
    protected void nativeExpression(NativeNode node, SqlWriter out) {
        checkFamily(node);
        write(node.template(), node.arguments(), out);
    }

    private void checkFamily(NativeNode node) {
        switch (node.family()) {
            case POSTGRESQL ->
                require(Capability.POSTGRESQL_LANGUAGE, Template.words(node.template()) + " of PostgreSQL");
            case MYSQL -> require(Capability.MYSQL_LANGUAGE, Template.words(node.template()) + " of MySQL");
            case SQLITE -> require(Capability.SQLITE_LANGUAGE, Template.words(node.template()) + " of SQLite");
        }
    }

    /** An aggregate with DISTINCT, an order or a filter. */
    protected void aggregate(AggregateNode node, SqlWriter out) {
        AggregateNode written =
                node.filter().isEmpty() || has(Capability.AGGREGATE_FILTER) ? node : withoutFilter(node);
        if (!written.orderBy().isEmpty()) {
            require(Capability.AGGREGATE_ORDER, "ORDER BY inside of an aggregate");
        }
        call(written.function(), written.distinct(), written.orderBy(), out);
        if (!written.withinGroup().isEmpty()) {
            out.sql(" WITHIN GROUP (");
            orderBy(written.withinGroup(), out);
            out.sql(")");
        }
        if (!written.filter().isEmpty()) {
            out.sql(" FILTER (WHERE ");
            conditions(written.filter(), " AND ", Precedence.AND, out);
            out.sql(")");
        }
    }

    /** The same aggregate of NULL wherever the filter does not hold, which it leaves out. */
    private AggregateNode withoutFilter(AggregateNode node) {
        if (!(node.function() instanceof FunctionNode function)
                || !function.function().skipsNulls()) {
            throw new UnsupportedFeatureException(
                    database() + " has no FILTER, and no CASE can stand in for it with this aggregate",
                    "write the aggregate of a subquery that has the condition");
        }
        ExpressionNode condition =
                node.filter().size() == 1 ? node.filter().getFirst() : new JunctionNode(true, node.filter());
        List<ExpressionNode> arguments = new ArrayList<>(function.arguments());
        ExpressionNode counted = arguments.isEmpty() ? new ConstantNode(true) : arguments.removeFirst();
        arguments.addFirst(new CaseNode(null, List.of(new CaseNode.Branch(condition, counted)), null, counted.type()));
        return new AggregateNode(
                new FunctionNode(function.function(), function.part(), arguments, function.type()),
                node.distinct(),
                node.orderBy(),
                node.withinGroup(),
                List.of());
    }

    /** Writes a call, with DISTINCT behind its parenthesis and an order before the closing one. */
    protected void call(CompositeNode function, boolean distinct, List<OrderNode> orderBy, SqlWriter out) {
        if (function instanceof NamedFunctionNode named) {
            for (int i = 0; i < named.name().size(); i++) {
                out.sql(i == 0 ? "" : ".").identifier(named.name().get(i));
            }
            out.sql(distinct ? "(DISTINCT " : "(");
            list(named.arguments(), out);
            order(orderBy, out);
            out.sql(")");
            return;
        }
        String template = templateOf(function);
        if (!distinct && orderBy.isEmpty()) {
            write(template, function.operands(), out);
            return;
        }
        int open = template.indexOf('(') + 1;
        int close = template.lastIndexOf(')');
        out.sql(template.substring(0, open)).sql(distinct ? "DISTINCT " : "");
        write(template.substring(open, close), function.operands(), out);
        order(orderBy, out);
        out.sql(template.substring(close));
    }

    private String templateOf(CompositeNode function) {
        if (function instanceof NativeNode expression) {
            checkFamily(expression);
            return expression.template();
        }
        if (!(function instanceof FunctionNode node)) {
            throw new IllegalArgumentException(function.getClass().getSimpleName() + " is no call");
        }
        String template = template(node);
        if (template == null) {
            var part = node.part() == null ? "" : " of " + node.part();
            throw new UnsupportedFeatureException(
                    database() + " has no " + node.function() + part,
                    "calculate it in Java, or with a function of your own");
        }
        return template;
    }

    private void order(List<OrderNode> orderBy, SqlWriter out) {
        if (!orderBy.isEmpty()) {
            out.sql(" ");
            orderBy(orderBy, out);
        }
    }

    /** {@code ORDER BY} with its keys. */
    protected final void orderBy(List<OrderNode> keys, SqlWriter out) {
        out.sql("ORDER BY ");
        for (int i = 0; i < keys.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            order(keys.get(i), out);
        }
    }

    /** A function of a window: the window by its name where the statement defines it, otherwise as it is. */
    protected void over(OverNode over, SqlWriter out) {
        composite(over.function(), out);
        out.sql(" OVER ");
        if (out.hasWindow(over.window())) {
            out.given(over.window().name());
        } else {
            window(over.window(), out);
        }
    }

    /** The definition of a window, in parentheses. */
    protected void window(WindowNode window, SqlWriter out) {
        out.sql("(");
        String space = "";
        if (!window.partitionBy().isEmpty()) {
            out.sql("PARTITION BY ");
            list(window.partitionBy(), out);
            space = " ";
        }
        if (!window.orderBy().isEmpty()) {
            out.sql(space);
            orderBy(window.orderBy(), out);
            space = " ";
        }
        FrameNode frame = window.frame();
        if (frame != null) {
            out.sql(space);
            if (frame.unit() == FrameNode.Unit.RANGE && !frame.operands().isEmpty()) {
                if (out.strict()) {
                    FrameRules.check(window, frame);
                }
                distances(window, frame);
            }
            frame(frame, out);
        }
        out.sql(")");
    }

    /** Called for a RANGE with distances between values: a dialect refuses those that its database cannot add to the key. */
    protected void distances(WindowNode window, FrameNode frame) {
        if (frame.operands().stream().anyMatch(distance -> distance.type().kind() == TypeKind.DURATION)) {
            require(Capability.RANGE_OF_TIME, "distance of time in a window's RANGE");
        }
    }

    private void frame(FrameNode frame, SqlWriter out) {
        if (frame.unit() == FrameNode.Unit.GROUPS) {
            require(Capability.WINDOW_GROUPS, "GROUPS in a window's frame");
        }
        out.sql(frame.unit().name()).sql(" BETWEEN ");
        bound(frame.from(), out);
        out.sql(" AND ");
        bound(frame.to(), out);
        if (frame.exclusion() != FrameNode.Exclusion.NO_OTHERS) {
            require(Capability.WINDOW_EXCLUDE, "EXCLUDE in a window's frame");
            out.sql(" EXCLUDE ").sql(frame.exclusion().name().replace('_', ' '));
        }
    }

    private void bound(FrameNode.Bound bound, SqlWriter out) {
        if (bound.distance() != null) {
            operand(bound.distance(), Precedence.PRIMARY, out);
            out.sql(" ");
        }
        out.sql(bound.direction().name().replace('_', ' '));
    }
}
