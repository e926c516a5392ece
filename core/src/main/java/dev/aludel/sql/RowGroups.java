package dev.aludel.sql;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.InsertNode;
import dev.aludel.sql.tree.ParameterNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of INSERTs of one row as INSERTs of many, for databases to which each row of a batch is a round trip. Only where each row
 * is inserted or the statement fails, so that counting is exact: plain rows, no upsert, and RETURNING only of columns where the
 * database gives them back in the order of the rows. Immutable.
 *
 * @param batch INSERTs of {@code size} rows each
 * @param size rows of each INSERT
 */
public record RowGroups(Batch batch, int size) {
    /** Fewer rows are not worth a statement of their own. */
    private static final int FEWEST = 8;

    /** Where rows come back each statement is waited for. */
    private static final int FEWEST_RETURNING = 2;

    private static final int MOST = 512;

    /** Bytes of values in one statement, roughly: far below what any server takes. */
    private static final long LARGEST = 1 << 19;

    /**
     * The batch in groups, whose sizes are powers of two so that statements come again; an empty list where it has to stay as it
     * is.
     *
     * @param most values that the database takes in one statement
     * @param inOrder whether the database gives back a row for each that is inserted, in their order
     */
    public static List<RowGroups> of(Batch batch, int most, boolean inOrder) {
        List<@Nullable Object[]> rows = batch.rows();
        var insert = inserting(batch.template());
        if (insert == null || !plain(insert, inOrder)) {
            return List.of();
        }
        int fewest = insert.returning().isEmpty() ? FEWEST : FEWEST_RETURNING;
        if (rows.size() < fewest || insert.columns().size() * fewest > most) {
            return List.of();
        }
        int width = rows.getFirst().length;
        if (rows.stream().anyMatch(row -> row.length != width)) {
            return List.of(); // which row lacks a value is said when the values are bound
        }
        List<RowGroups> groups = new ArrayList<>();
        int limit = Math.min(MOST, most / insert.columns().size());
        for (int at = 0; at < rows.size(); ) {
            int size = Integer.highestOneBit(Math.min(limit, rows.size() - at));
            while (size > 1 && bytes(rows.subList(at, at + size)) > LARGEST) {
                size /= 2;
            }
            if (size < fewest) {
                int end = rows.size() - at < fewest ? rows.size() : at + size;
                groups.add(new RowGroups(new Batch(batch.template(), rows.subList(at, end)), 1));
                at = end;
                continue;
            }
            List<@Nullable Object[]> together = new ArrayList<>();
            int end = at;
            while (end + size <= rows.size() && (end == at || bytes(rows.subList(end, end + size)) <= LARGEST)) {
                together.add(joined(rows.subList(end, end + size), width));
                end += size;
            }
            groups.add(new RowGroups(new Batch(repeated(batch.template(), size, width), together), size));
            at = end;
        }
        return groups;
    }

    /** One row whose values are those of the batch or values of the statement's own. */
    private static boolean plain(InsertNode insert, boolean inOrder) {
        return insert.rows().size() == 1
                && !insert.columns().isEmpty()
                && insert.upsert() == null
                && (inOrder || insert.returning().isEmpty())
                && insert.returning().stream().allMatch(ColumnNode.class::isInstance)
                && insert.rows().getFirst().stream()
                        .allMatch(value -> value instanceof ParameterNode || value instanceof BindNode);
    }

    private static @Nullable InsertNode inserting(Statement template) {
        return template.tree() instanceof InsertNode insert ? insert : null;
    }

    /** The statement whose every row has the values of so many rows, one behind the other. */
    private static Statement repeated(Statement template, int size, int width) {
        return switch (template) {
            case Insert insert -> insert.repeated(size, width);
            case Returning<?> returning -> returning.repeated(size, width);
            case MappedQuery<?, ?> mapped -> repeated(mapped.query(), size, width);
            default -> throw new IllegalStateException("no INSERT: " + template);
        };
    }

    static InsertNode repeated(InsertNode insert, int size, int width) {
        List<List<ExpressionNode>> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int first = i * width;
            rows.add(insert.rows().getFirst().stream()
                    .<ExpressionNode>map(value -> value instanceof ParameterNode parameter
                            ? new ParameterNode(first + parameter.index(), parameter.type())
                            : value)
                    .toList());
        }
        return new InsertNode(insert.table(), insert.columns(), rows, insert.returning());
    }

    private static @Nullable Object[] joined(List<@Nullable Object[]> rows, int width) {
        @Nullable Object[] all = new @Nullable Object[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, all, i * width, width);
        }
        return all;
    }

    private static long bytes(List<@Nullable Object[]> rows) {
        long bytes = 0;
        for (@Nullable Object[] row : rows) {
            for (Object value : row) {
                bytes += switch (value) {
                    case String text -> 4L * text.length();
                    case byte[] content -> content.length;
                    case null, default -> 16;
                };
            }
        }
        return bytes;
    }
}
