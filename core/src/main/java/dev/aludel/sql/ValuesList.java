package dev.aludel.sql;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.ValuesNode;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of values to be selected from, made by {@link Sql#values}: {@code values("fresh", USER.id.to(1), USER.name.to("Ada"))}.
 * The columns are those that the first row assigns, and are read by them: {@code fresh.get(USER.id)}. Immutable and
 * thread-safe.
 */
@CheckReturnValue
public final class ValuesList extends DerivedTable {
    private final ValuesNode node;

    private ValuesList(ValuesNode node, List<Expression<?>> columns) {
        super(columns, node.columns());
        this.node = node;
    }

    static ValuesList of(String alias, List<List<Assignment>> rows) {
        if (rows.isEmpty() || rows.getFirst().isEmpty()) {
            throw new InvalidStatementException(
                    "the values " + alias + " have no row, or no column",
                    "leave them out when there is nothing in them");
        }
        List<Expression<?>> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<SqlType<?>> types = new ArrayList<>();
        for (Assignment cell : rows.getFirst()) {
            columns.add(cell.column().expression());
            names.add(cell.column().name());
            types.add(cell.column().type().unlimited());
        }
        var first = new ValuesList(new ValuesNode(alias, names, types, List.of()), List.copyOf(columns));
        return first.plus(rows);
    }

    /**
     * One more row.
     *
     * @throws InvalidStatementException if it has other columns than the first
     */
    public ValuesList row(Assignment... cells) {
        return plus(List.of(Arrays.asList(cells)));
    }

    @Override
    public ValuesNode fromNode() {
        return node;
    }

    private ValuesList plus(List<List<Assignment>> more) {
        List<List<ExpressionNode>> rows = new ArrayList<>(node.rows());
        for (List<Assignment> cells : more) {
            List<String> names =
                    cells.stream().map(cell -> cell.column().name()).toList();
            if (!names.equals(node.columns())) {
                throw new InvalidStatementException(
                        "row " + (rows.size() + 1) + " of the values " + alias() + " has the columns " + names
                                + ", and the first row " + node.columns(),
                        "give the same columns in the same order in each row");
            }
            rows.add(cells.stream().map(cell -> cell.node().value()).toList());
        }
        return new ValuesList(new ValuesNode(node.alias(), node.columns(), node.types(), rows), origins());
    }

    @Override
    public String toString() {
        return node.rows().size() + " rows as " + node.alias();
    }
}
