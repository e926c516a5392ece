package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules for the assignments of one statement. */
final class Assignments {
    private Assignments() {}

    static void check(TableSource table, List<Assignment> assignments, String statement) {
        if (assignments.isEmpty()) {
            throw new InvalidStatementException(
                    "an " + statement + " of " + table.name() + " without assignments",
                    "say which columns get which values");
        }
        Set<String> seen = new HashSet<>();
        for (Assignment assignment : assignments) {
            var column = assignment.column();
            if (!column.columnNode().table().equals(table.fromNode())) {
                throw new InvalidStatementException(
                        "an " + statement + " of " + table + " assigns " + column.qualifiedName(),
                        "assign columns of " + table + " only");
            }
            if (!seen.add(column.name())) {
                throw new InvalidStatementException(
                        "an " + statement + " assigns " + column.qualifiedName() + " twice", "assign it once");
            }
        }
    }
}
