package dev.aludel.sql;

import dev.aludel.sql.tree.Node;
import java.util.ServiceLoader;

/** Where {@code toString()} finds the printer; loaded when it is first needed. */
final class Printing {
    private static final StatementPrinter PRINTER = ServiceLoader.load(
                    StatementPrinter.class, Printing.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("META-INF/services of aludel-core is missing"));

    private Printing() {}

    static String print(Node node) {
        return PRINTER.print(node);
    }
}
