package dev.aludel.jdbc.mysql;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.DerivedNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.SelectNode;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.sql.tree.TableNode;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * MySQL changes no table that a query in the same statement reads, but in a derived table (its error 1093). To wrap the query is
 * not exact: what is correlated cannot be wrapped, and the server may merge the wrapping away.
 */
final class OwnTable {
    private OwnTable() {}

    /**
     * Looks for the table in queries inside of the statement.
     *
     * @throws UnsupportedFeatureException if MySQL would refuse it
     */
    static void requireUnread(ServerKind kind, StatementNode statement, TableNode changed) {
        if (kind == ServerKind.MARIADB) {
            return;
        }
        var open = new ArrayDeque<Node>();
        statement.children(open::add);
        if (isRead(open, changed)) {
            throw new UnsupportedFeatureException(
                    "MySQL cannot change rows of " + changed.name()
                            + " while a query in the same statement reads that table",
                    "join the table under an alias (from(..), using(..)), select the keys first, or read it in a derived"
                            + " table: select(..).from(query.as(\"q\"))");
        }
    }

    /**
     * Looks for the table in queries among the values of an INSERT.
     *
     * @throws UnsupportedFeatureException if it is there, which neither server takes
     */
    static void requireUnreadByValues(ServerKind kind, InsertNode insert) {
        var open = new ArrayDeque<Node>();
        insert.rows().forEach(open::addAll);
        if (isRead(open, insert.table())) {
            throw new UnsupportedFeatureException(
                    kind.title() + " inserts no value that a query finds in "
                            + insert.table().name() + " itself",
                    "insert the rows of a query: insert(..).from(select(..), ..)");
        }
    }

    private static boolean isRead(ArrayDeque<Node> open, TableNode changed) {
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (node instanceof SelectNode select && reads(select, changed)) {
                return true;
            }
            if (!(node instanceof DerivedNode) && !(node instanceof CteNode)) {
                node.children(open::add);
            }
        }
        return false;
    }

    private static boolean reads(SelectNode select, TableNode changed) {
        return select.sources().stream().anyMatch(source -> same(source, changed))
                || select.joins().stream().anyMatch(join -> same(join.target(), changed));
    }

    private static boolean same(Node source, TableNode changed) {
        return source instanceof TableNode table
                && table.name().equals(changed.name())
                && Objects.equals(table.schema(), changed.schema());
    }
}
