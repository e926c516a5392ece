package dev.aludel.schema.compare;

import dev.aludel.schema.Check;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaChange.AddColumn;
import dev.aludel.schema.SchemaChange.AddConstraint;
import dev.aludel.schema.SchemaChange.AlterColumn;
import dev.aludel.schema.SchemaChange.CommentConstraint;
import dev.aludel.schema.SchemaChange.CommentIndex;
import dev.aludel.schema.SchemaChange.CommentTable;
import dev.aludel.schema.SchemaChange.CreateIndex;
import dev.aludel.schema.SchemaChange.DropColumn;
import dev.aludel.schema.SchemaChange.DropConstraint;
import dev.aludel.schema.SchemaChange.DropIndex;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one table that exists. A column that is calculated otherwise is dropped and added again, with the constraints
 * and indexes that mention it. Used once.
 */
final class TableChanges {
    private final TableDefinition from;
    private final TableDefinition to;
    private final Set<String> retyped = new LinkedHashSet<>();
    private final Set<String> recalculated = new LinkedHashSet<>();
    private final Set<SchemaChange> drop = new LinkedHashSet<>();
    private final List<SchemaChange> alter = new ArrayList<>();
    private final Set<SchemaChange> add = new LinkedHashSet<>();

    TableChanges(TableDefinition from, TableDefinition to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Steps in their order.
     *
     * @param drop constraints and indexes that go
     * @param alter what happens to columns and the table's comment
     * @param add constraints and indexes that come, and their comments
     */
    record Steps(List<SchemaChange> drop, List<SchemaChange> alter, List<SchemaChange> add) {
        List<SchemaChange> all() {
            var all = new ArrayList<>(drop);
            all.addAll(alter);
            all.addAll(add);
            return all;
        }
    }

    Steps of(List<Difference> differences) {
        differences.stream()
                .filter(difference -> difference instanceof Difference.ChangedColumn)
                .map(difference -> (Difference.ChangedColumn) difference)
                .filter(changed -> changed.aspects().contains(Difference.Aspect.TYPE))
                .forEach(changed -> retyped.add(changed.found().name()));
        differences.forEach(this::step);
        from.columns().stream()
                .filter(column -> standsOnRetyped(column) && !recalculated.contains(column.name()))
                .forEach(column -> to.column(column.name()).ifPresent(other -> recalculate(column, other)));
        alter.sort(Comparator.comparingInt(TableChanges::place));
        return new Steps(List.copyOf(drop), alter, List.copyOf(add));
    }

    private void step(Difference difference) {
        switch (difference) {
            case Difference.MissingColumn missing -> alter.add(new AddColumn(to, missing.column()));
            case Difference.ExtraColumn extra -> alter.add(new DropColumn(from, extra.column()));
            case Difference.ChangedColumn changed -> column(changed);
            case Difference.MissingConstraint missing -> add.add(new AddConstraint(to, missing.constraint()));
            case Difference.ExtraConstraint extra -> drop.add(new DropConstraint(from, extra.constraint(), false));
            case Difference.ChangedConstraint changed -> {
                drop.add(new DropConstraint(from, changed.found(), false));
                add.add(new AddConstraint(to, changed.expected()));
            }
            case Difference.MissingIndex missing -> add.add(new CreateIndex(to, missing.index(), false));
            case Difference.ExtraIndex extra -> drop.add(new DropIndex(from, extra.index(), false));
            case Difference.ChangedIndex changed -> {
                drop.add(new DropIndex(from, changed.found(), false));
                add.add(new CreateIndex(to, changed.expected(), false));
            }
            case Difference.ChangedConstraintComment changed -> add.add(new CommentConstraint(to, changed.expected()));
            case Difference.ChangedIndexComment changed -> add.add(new CommentIndex(to, changed.expected()));
            case Difference.ChangedComment changed -> alter.add(new CommentTable(to, changed.expected()));
            default -> throw new IllegalStateException(difference + " is not about a table that exists");
        }
    }

    private void column(Difference.ChangedColumn changed) {
        if (!changed.aspects().contains(Difference.Aspect.COMPUTATION)
                || changed.expected().computed() == null) {
            boolean anew = standsOnRetyped(changed.found())
                    || (changed.found().computed() != null && changed.aspects().contains(Difference.Aspect.TYPE));
            if (!anew || changed.expected().computed() == null) {
                alter.add(new AlterColumn(to, changed.found(), changed.expected()));
                return;
            }
        }
        recalculate(changed.found(), changed.expected());
    }

    /** Whether a column is calculated from one that gets another type, which some databases refuse as long as it is there. */
    private boolean standsOnRetyped(TableColumn column) {
        var computed = column.computed();
        return computed != null
                && retyped.stream()
                        .anyMatch(name -> computed.expression().toString().contains(name));
    }

    /** What is calculated goes before what it is calculated from, and comes behind it. */
    private static int place(SchemaChange change) {
        return switch (change) {
            case DropColumn drop -> drop.column().computed() != null ? 0 : 1;
            case AddColumn added -> added.column().computed() != null ? 3 : 2;
            default -> 2;
        };
    }

    private void recalculate(TableColumn was, TableColumn shallBe) {
        String name = shallBe.name();
        recalculated.add(was.name());
        from.constraints().stream()
                .filter(constraint -> mentions(constraint, name))
                .forEach(constraint -> drop.add(new DropConstraint(from, constraint, false)));
        from.indexes().stream()
                .filter(index -> mentions(index, name))
                .forEach(index -> drop.add(new DropIndex(from, index, false)));
        alter.add(new DropColumn(from, was));
        alter.add(new AddColumn(to, shallBe));
        to.constraints().stream()
                .filter(constraint -> mentions(constraint, name) && known(constraint.name()))
                .forEach(constraint -> add.add(new AddConstraint(to, constraint)));
        to.indexes().stream()
                .filter(index -> mentions(index, name)
                        && from.indexes().stream().anyMatch(other -> Objects.equals(other.name(), index.name())))
                .forEach(index -> add.add(new CreateIndex(to, index, false)));
    }

    private boolean known(@Nullable String name) {
        return from.constraints().stream().anyMatch(other -> Objects.equals(other.name(), name));
    }

    private static boolean mentions(Constraint constraint, String column) {
        return switch (constraint) {
            case PrimaryKey key -> key.columns().contains(column);
            case UniqueKey key -> key.columns().contains(column);
            case ForeignKey key -> key.columns().contains(column);
            case Check check -> check.condition().toString().contains(column);
            case Exclusion exclusion -> exclusion.toString().contains(column);
        };
    }

    private static boolean mentions(Index index, String column) {
        return index.columns().contains(column)
                || index.included().contains(column)
                || index.toString().contains(column);
    }
}
