package dev.aludel.dialect;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.FrameNode;
import dev.aludel.sql.tree.WindowNode;
import dev.aludel.type.TypeKind;
import java.util.Set;

/** What a window's frame must be like on every database; some would compare a number with a time, and find no row in reach. Stateless. */
final class FrameRules {
    private static final Set<TypeKind> TIMES =
            Set.of(TypeKind.DATE, TypeKind.TIME, TypeKind.TIMESTAMP, TypeKind.INSTANT, TypeKind.OFFSET_TIMESTAMP);

    private FrameRules() {}

    /**
     * Looks at the distances of a RANGE.
     *
     * @throws InvalidStatementException if they cannot be added to the key of the window's order
     */
    static void check(WindowNode window, FrameNode frame) {
        if (window.orderBy().size() != 1) {
            throw new InvalidStatementException(
                    "a RANGE at a distance in an order of " + window.orderBy().size() + " keys",
                    "order by the one key that the distance is added to, or say rows(..)");
        }
        TypeKind key = window.orderBy().getFirst().operand().type().kind();
        for (ExpressionNode distance : frame.operands()) {
            boolean ofTime = distance.type().kind() == TypeKind.DURATION;
            if ((key.number() && ofTime) || (TIMES.contains(key) && !ofTime)) {
                throw new InvalidStatementException(
                        "a RANGE at a distance of " + (ofTime ? "time" : "a number") + " from a key that is "
                                + (ofTime ? "a number" : "a time"),
                        ofTime ? "give a number" : "give a Duration");
            }
        }
    }
}
