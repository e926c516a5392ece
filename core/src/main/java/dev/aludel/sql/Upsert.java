package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.UpsertNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An INSERT that changes a row, or leaves it alone, where it is there already. How many rows it says it has changed differs:
 * MySQL and MariaDB count an updated row twice, and one that was left alone once. Immutable and thread-safe.
 */
@CheckReturnValue
public final class Upsert implements Command {
    private final TableSource table;
    private final InsertNode tree;

    Upsert(TableSource table, InsertNode tree) {
        this.table = table;
        this.tree = tree;
    }

    /**
     * Changes the row only if these conditions hold as well.
     *
     * @throws InvalidStatementException if the row is left alone anyway
     */
    public Upsert where(BooleanExpression... conditions) {
        UpsertNode upsert = Objects.requireNonNull(tree.upsert());
        if (upsert.assignments().isEmpty()) {
            throw new InvalidStatementException("doNothing() has no conditions", "leave them out, or say doUpdate(..)");
        }
        List<ExpressionNode> all = new ArrayList<>(upsert.where());
        all.addAll(BooleanExpression.nodes(conditions));
        return new Upsert(
                table,
                tree.withUpsert(new UpsertNode(
                        upsert.target(),
                        upsert.targetWhere(),
                        upsert.constraint(),
                        upsert.assignments(),
                        all,
                        upsert.others())));
    }

    /** Gives something of each row back that was inserted or changed; of one that was left alone nothing comes. */
    public <T> Query<T> returning(Selectable<T> item) {
        return Returning.of(table, tree::withReturning, item);
    }

    /** Gives several things of each row back that was inserted or changed. */
    public Query<Row> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.rows(table, tree::withReturning, first, second, more);
    }

    @Override
    public List<Command> parts(StatementSize most) {
        List<InsertNode> parts = tree.parts(most.values(), most.bytes());
        return parts.size() == 1
                ? List.of(this)
                : parts.stream().<Command>map(part -> new Upsert(table, part)).toList();
    }

    @Override
    public InsertNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }
}
