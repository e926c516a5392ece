package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.schema.Fetched;
import dev.aludel.schema.TableColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an entity that the database writes by itself, by their indexes. Immutable.
 *
 * @param filled those that an INSERT leaves out where the object has no value: a default or a trigger fills them in
 * @param written those that are never sent: a trigger writes them, or they are calculated from others
 */
public record FetchedColumns(List<Integer> filled, List<Integer> written) {
    private static final FetchedColumns NONE = new FetchedColumns(List.of(), List.of());

    public FetchedColumns {
        filled = List.copyOf(filled);
        written = List.copyOf(written);
    }

    public static FetchedColumns of(EntityMapping<?, ?> mapping) {
        List<TableColumn> columns = mapping.definition().columns();
        boolean none = true;
        for (int i = 0; i < columns.size() && none; i++) {
            none = !columns.get(i).knownAfterUpdate() && columns.get(i).fetched() == Fetched.NEVER;
        }
        return none ? NONE : of(columns);
    }

    private static FetchedColumns of(List<TableColumn> columns) {
        List<Integer> filled = new ArrayList<>();
        List<Integer> written = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).knownAfterUpdate()) {
                written.add(i);
            } else if (columns.get(i).fetched() == Fetched.AFTER_INSERT) {
                filled.add(i);
            }
        }
        return new FetchedColumns(filled, written);
    }

    /** All of them. */
    public List<Integer> all() {
        List<Integer> all = new ArrayList<>(filled);
        all.addAll(written);
        return all;
    }

    boolean none() {
        return filled.isEmpty() && written.isEmpty();
    }

    /** Whether the database may give the column a value when an INSERT has none for it. */
    boolean has(int column) {
        return filled.contains(column) || written.contains(column);
    }

    /** What an INSERT of a row with these values leaves out. */
    List<Integer> leftOut(@Nullable Object[] values) {
        if (none()) {
            return List.of();
        }
        List<Integer> left = new ArrayList<>(written);
        for (int column : filled) {
            if (values[column] == null) {
                left.add(column);
            }
        }
        return left;
    }

    /** Whether a row that was written has values that are not known here. */
    public boolean unknownAfter(Step step) {
        return switch (step) {
            case Step.Insert insert -> insert.columns().size() + (insert.drawsKey() ? 1 : 0) < count(step);
            case Step.Update _ -> !written.isEmpty();
            case Step.Delete _ -> false;
        };
    }

    private static int count(Step step) {
        return step.mapping().table().declaredColumns().size();
    }
}
