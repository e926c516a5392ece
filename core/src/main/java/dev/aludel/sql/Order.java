package dev.aludel.sql;

import dev.aludel.sql.tree.OrderNode;
import dev.aludel.sql.tree.OrderNode.Nulls;

/** A key of ORDER BY with its direction. Immutable and thread-safe. */
@CheckReturnValue
public final class Order implements Sortable {
    private final OrderNode node;

    Order(OrderNode node) {
        this.node = node;
    }

    public OrderNode node() {
        return node;
    }

    @Override
    public Order order() {
        return this;
    }

    /** With NULL before all values. */
    public Order nullsFirst() {
        return new Order(new OrderNode(node.operand(), node.descending(), Nulls.FIRST));
    }

    /** With NULL after all values. */
    public Order nullsLast() {
        return new Order(new OrderNode(node.operand(), node.descending(), Nulls.LAST));
    }
}
