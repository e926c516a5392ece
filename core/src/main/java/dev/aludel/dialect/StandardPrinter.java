package dev.aludel.dialect;

import dev.aludel.sql.StatementPrinter;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.StatementNode;

/** Prints statements and expressions as standard SQL, for {@code toString()}. Thread-safe. */
public final class StandardPrinter implements StatementPrinter {
    private static final StandardDialect STANDARD = new StandardDialect();

    /** For the service loader. */
    public StandardPrinter() {}

    @Override
    public String print(Node node) {
        return switch (node) {
            case StatementNode statement -> STANDARD.print(statement);
            case ExpressionNode expression -> STANDARD.print(expression);
            default -> node.getClass().getSimpleName();
        };
    }
}
