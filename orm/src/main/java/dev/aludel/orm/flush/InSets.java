package dev.aludel.orm.flush;

import dev.aludel.dialect.WriteSets;
import dev.aludel.driver.Pending;
import dev.aludel.error.RowsNotWrittenException;
import dev.aludel.sql.Batch;
import dev.aludel.sql.WriteSet;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.sql.tree.WriteSetNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements that fail by themselves: one for many rows where their columns allow it, else one for each row. Which row
 * has which drawn key is said by a number that travels with the row; no order is relied on.
 */
final class InSets implements StepSender {
    /** From so many rows on a set is cheaper than the rows one by one; figures in docs/architecture.md. */
    private static final int FEWEST_INSERTS = 10;

    private static final int FEWEST_CHANGES = 50;
    private static final int MOST_ROWS = 10_000;
    private static final long MOST_BYTES = 16L << 20;

    private final BatchTarget target;
    private final WriteSets ability;

    InSets(BatchTarget target, WriteSets ability) {
        this.target = target;
        this.ability = ability;
    }

    @Override
    public List<SentStep> send(StepRows rows) {
        int fewest = rows.step() instanceof Step.Insert ? FEWEST_INSERTS : FEWEST_CHANGES;
        if (rows.size() < fewest || !fits(rows)) {
            return List.of(oneByOne(rows));
        }
        List<SentStep> sent = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = chunkEnd(rows, from);
            sent.add(together(rows, from, to));
            from = to;
        }
        return sent;
    }

    private boolean fits(StepRows rows) {
        return !rows.columns().isEmpty()
                && (!rows.drawsKeys() || ability == WriteSets.DRAWN_KEYS)
                && rows.columns().stream()
                        .allMatch(column -> ability.takes(
                                Templates.column(rows.step().mapping(), column).type()));
    }

    private static int chunkEnd(StepRows rows, int from) {
        long bytes = 0;
        int to = from;
        while (to < rows.size() && to - from < MOST_ROWS) {
            for (Object value : rows.parameters().get(to)) {
                bytes += switch (value) {
                    case String text -> text.length() + 8L;
                    case byte[] data -> data.length + 8L;
                    case null, default -> 16;
                };
            }
            if (bytes > MOST_BYTES && to > from) {
                return to;
            }
            to++;
        }
        return to;
    }

    private SentStep together(StepRows rows, int from, int to) {
        var columns = rows.columns();
        List<ValueListNode> lists = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object[] values = new @Nullable Object[to - from];
            for (int row = from; row < to; row++) {
                values[row - from] = rows.parameters().get(row)[i];
            }
            lists.add(new ValueListNode(
                    Templates.column(rows.step().mapping(), columns.get(i)).type(), Arrays.asList(values)));
        }
        var pending = target.send(new WriteSet(node(rows, lists)));
        Pending<@Nullable Object[]> answer = () -> {
            List<WriteSet.Drawn> drawn = named(rows.step(), from, pending::await);
            return rows.drawsKeys() ? keys(rows.step(), from, to - from, drawn) : new @Nullable Object[0];
        };
        return new SentStep(rows.step(), from, rows.values().subList(from, to), List.of(), answer, true);
    }

    private static @Nullable Object[] keys(Step step, int from, int size, List<WriteSet.Drawn> drawn) {
        @Nullable Object[] keys = new @Nullable Object[size];
        for (var one : drawn) {
            keys[one.row()] = one.key();
        }
        for (int i = 0; i < size; i++) {
            if (keys[i] == null || drawn.size() != size) {
                throw RowFailures.keys(step, from + i, drawn.size());
            }
        }
        return keys;
    }

    @SuppressWarnings("NullAway") // it reads the arrays of another module's record as arrays without nulls
    private SentStep oneByOne(StepRows rows) {
        List<@Nullable Object[]> numbered = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows.encoded()) {
            @Nullable Object[] longer = Arrays.copyOf(row, row.length + 1);
            longer[row.length] = numbered.size() + 1L;
            numbered.add(longer);
        }
        var pending = target.send(new Batch(new WriteSet(node(rows, List.of())), numbered));
        Pending<@Nullable Object[]> answer = () -> {
            var result = named(rows.step(), 0, pending::await);
            @Nullable Object[] keys = new @Nullable Object[rows.drawsKeys() ? rows.size() : 0];
            for (int i = 0; i < keys.length; i++) {
                List<?> returned = result.returned().get(i);
                if (returned.size() != 1 || !(returned.getFirst() instanceof WriteSet.Drawn drawn)) {
                    throw RowFailures.keys(rows.step(), i, returned.size());
                }
                keys[i] = drawn.key();
            }
            return keys;
        };
        return new SentStep(rows.step(), 0, rows.values(), List.of(), answer, true);
    }

    private static <T> T named(Step step, int from, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (RowsNotWrittenException why) {
            throw RowFailures.notWritten(step, from, why);
        }
    }

    private static WriteSetNode node(StepRows rows, List<ValueListNode> lists) {
        var mapping = rows.step().mapping();
        var key = column(rows, mapping.keyColumn());
        return switch (rows.step()) {
            case Step.Insert insert ->
                new WriteSetNode(
                        WriteSetNode.Action.INSERT,
                        table(rows),
                        columns(rows, rows.set()),
                        insert.drawsKey() ? List.of() : List.of(key),
                        insert.drawsKey() ? key : null,
                        lists);
            case Step.Update _ -> change(WriteSetNode.Action.UPDATE, rows, lists);
            case Step.Delete _ -> change(WriteSetNode.Action.DELETE, rows, lists);
        };
    }

    private static WriteSetNode change(WriteSetNode.Action action, StepRows rows, List<ValueListNode> lists) {
        return new WriteSetNode(
                action, table(rows), columns(rows, rows.set()), columns(rows, rows.match()), null, lists);
    }

    private static TableNode table(StepRows rows) {
        return column(rows, rows.step().mapping().keyColumn()).table();
    }

    private static List<ColumnNode> columns(StepRows rows, List<Integer> indexes) {
        return indexes.stream().map(index -> column(rows, index)).toList();
    }

    private static ColumnNode column(StepRows rows, int index) {
        return (ColumnNode)
                Templates.column(rows.step().mapping(), index).expression().node();
    }
}
