package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * An aggregate with what narrows or orders its input.
 *
 * @param function the aggregate: a {@link FunctionNode} or a {@link NamedFunctionNode}
 * @param distinct whether equal values count once
 * @param orderBy the order in which it takes its input; none for any
 * @param withinGroup the order that an ordered-set aggregate works on; none for other aggregates
 * @param filter conditions that must all hold for a row to count; none for every row
 */
public record AggregateNode(
        CompositeNode function,
        boolean distinct,
        List<OrderNode> orderBy,
        List<OrderNode> withinGroup,
        List<ExpressionNode> filter)
        implements CompositeNode {
    public AggregateNode {
        orderBy = List.copyOf(orderBy);
        withinGroup = List.copyOf(withinGroup);
        filter = List.copyOf(filter);
    }

    /** The aggregate as it is, of all rows. */
    public static AggregateNode of(CompositeNode function) {
        return function instanceof AggregateNode aggregate
                ? aggregate
                : new AggregateNode(function, false, List.of(), List.of(), List.of());
    }

    @Override
    public SqlType<?> type() {
        return function.type();
    }

    @Override
    public List<ExpressionNode> operands() {
        List<ExpressionNode> all = new ArrayList<>(function.operands());
        orderBy.forEach(order -> all.add(order.operand()));
        withinGroup.forEach(order -> all.add(order.operand()));
        all.addAll(filter);
        return all;
    }

    @Override
    public void describe(Flattening key) {
        key.add(AggregateNode.class);
        key.flag(distinct);
        function.describe(key);
        key.nodes(orderBy);
        key.nodes(withinGroup);
        key.nodes(filter);
    }
}
