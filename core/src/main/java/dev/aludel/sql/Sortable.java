package dev.aludel.sql;

/** What ORDER BY takes: an expression, or an expression with a direction. */
public sealed interface Sortable permits Expression, Order {
    Order order();
}
