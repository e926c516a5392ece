package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import java.util.ArrayList;
import java.util.List;

/** An INSERT of one row or more. Immutable and thread-safe. */
@CheckReturnValue
public final class Insert implements Command {
    private final TableSource table;
    private final InsertNode tree;

    Insert(TableSource table, InsertNode tree) {
        this.table = table;
        this.tree = tree;
    }

    static Insert row(TableSource table, List<Assignment> given) {
        Assignments.check(table, given, "INSERT");
        return filled(table, ColumnFill.complete(table, table.initials(), given));
    }

    /** A row in which nothing is assigned but what the table fills in. */
    static Insert ofDefaults(TableSource table) {
        return filled(table, ColumnFill.complete(table, table.initials(), List.of()));
    }

    private static Insert filled(TableSource table, List<Assignment> assignments) {
        List<ColumnNode> columns = new ArrayList<>(assignments.size());
        for (Assignment assignment : assignments) {
            columns.add(assignment.column().columnNode());
        }
        return new Insert(table, new InsertNode(table.fromNode(), columns, List.of(values(assignments)), List.of()));
    }

    /**
     * One more row.
     *
     * @throws InvalidStatementException if it assigns other columns than the first
     */
    public Insert values(Assignment... assignments) {
        return plus(List.of(List.of(assignments)));
    }

    Insert plus(List<List<Assignment>> more) {
        List<List<ExpressionNode>> rows = new ArrayList<>(tree.rows());
        for (List<Assignment> assignments : more) {
            InsertNode next = row(table, assignments).tree;
            if (!next.columns().equals(tree.columns())) {
                throw new InvalidStatementException(
                        "row " + (rows.size() + 1) + " of an INSERT into " + table.name() + " assigns "
                                + names(next.columns()) + ", and the first row " + names(tree.columns()),
                        "assign the same columns in the same order in each row");
            }
            rows.addAll(next.rows());
        }
        return new Insert(table, new InsertNode(tree.table(), tree.columns(), rows, List.of()));
    }

    /**
     * Says what happens to a row that is there already, by a unique key over these columns; without columns, by any unique key.
     * MySQL and MariaDB always look at all unique keys, so these must be the only ones that the rows have values for.
     */
    public OnConflict onConflict(ColumnExpression<?>... key) {
        List<ColumnNode> target = new ArrayList<>(key.length);
        for (ColumnExpression<?> column : key) {
            target.add(column.columnNode());
        }
        return new OnConflict(table, tree, target, List.of(), null);
    }

    /** Says what happens to a row that is there already, by the unique key of this constraint. */
    public OnConflict onConflictConstraint(String name) {
        return new OnConflict(table, tree, List.of(), List.of(), name);
    }

    /** Changes a row that is there already, by any of its unique keys: what MySQL and MariaDB say by these words. */
    public Upsert onDuplicateKeyUpdate(Assignment... assignments) {
        return onConflict().doUpdate(assignments);
    }

    /** Gives something of each new row back, in no particular order. */
    public <T> Query<T> returning(Selectable<T> item) {
        return Returning.of(table, tree::withReturning, item);
    }

    /** Gives several things of each new row back. */
    public Query<Row> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.rows(table, tree::withReturning, first, second, more);
    }

    /** The template of a batch whose every row has the values of so many rows, one behind the other. */
    Insert repeated(int rows, int width) {
        return new Insert(table, RowGroups.repeated(tree, rows, width));
    }

    @Override
    public List<Command> parts(StatementSize most) {
        List<InsertNode> parts = tree.parts(most.values(), most.bytes());
        return parts.size() == 1
                ? List.of(this)
                : parts.stream().<Command>map(part -> new Insert(table, part)).toList();
    }

    @Override
    public InsertNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return Printing.print(tree);
    }

    private static List<ExpressionNode> values(List<Assignment> assignments) {
        List<ExpressionNode> values = new ArrayList<>(assignments.size());
        for (Assignment assignment : assignments) {
            values.add(assignment.node().value());
        }
        return List.copyOf(values);
    }

    private static List<String> names(List<ColumnNode> columns) {
        return columns.stream().map(ColumnNode::name).toList();
    }
}
