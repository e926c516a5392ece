package dev.aludel.schema.compare;

import dev.aludel.schema.Check;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table that exists, with differences taken away: what becomes of it when it is created anew. */
final class Applied {
    private final Map<String, TableColumn> columns = new LinkedHashMap<>();
    private final List<Constraint> constraints;
    private final List<Index> indexes;

    private Applied(TableDefinition from) {
        from.columns().forEach(column -> columns.put(column.name(), column));
        constraints = new ArrayList<>(from.constraints());
        indexes = new ArrayList<>(from.indexes());
    }

    static TableDefinition to(TableDefinition from, TableDefinition to, List<Difference> differences) {
        var applied = new Applied(from);
        differences.forEach(applied::apply);
        return applied.table(to);
    }

    private void apply(Difference difference) {
        switch (difference) {
            case Difference.MissingColumn missing ->
                columns.put(missing.column().name(), missing.column());
            case Difference.ExtraColumn extra -> columns.remove(extra.column().name());
            case Difference.ChangedColumn changed ->
                columns.replace(changed.found().name(), changed.expected());
            case Difference.MissingConstraint missing -> constraints.add(missing.constraint());
            case Difference.ExtraConstraint extra -> remove(extra.constraint());
            case Difference.ChangedConstraint changed -> {
                remove(changed.found());
                constraints.add(changed.expected());
            }
            case Difference.ChangedConstraintComment changed -> {
                remove(changed.found());
                constraints.add(changed.expected());
            }
            case Difference.MissingIndex missing -> indexes.add(missing.index());
            case Difference.ExtraIndex extra -> indexes.remove(extra.index());
            case Difference.ChangedIndex changed -> {
                indexes.remove(changed.found());
                indexes.add(changed.expected());
            }
            case Difference.ChangedIndexComment changed -> {
                indexes.remove(changed.found());
                indexes.add(changed.expected());
            }
            default -> {}
        }
    }

    /** It is known by its name where the difference has it in the form that the database keeps. */
    private void remove(Constraint gone) {
        constraints.removeIf(constraint -> constraint.equals(gone)
                || (gone.name() != null
                        && constraint.getClass() == gone.getClass()
                        && gone.name().equals(constraint.name())));
    }

    private TableDefinition table(TableDefinition to) {
        PrimaryKey key = null;
        var foreign = new ArrayList<ForeignKey>();
        var unique = new ArrayList<UniqueKey>();
        var checks = new ArrayList<Check>();
        var exclusions = new ArrayList<Exclusion>();
        for (Constraint constraint : constraints) {
            switch (constraint) {
                case PrimaryKey primary -> key = primary;
                case ForeignKey reference -> foreign.add(reference);
                case UniqueKey other -> unique.add(other);
                case Check check -> checks.add(check);
                case Exclusion exclusion -> exclusions.add(exclusion);
            }
        }
        return new TableDefinition(
                to.id(),
                new ArrayList<>(columns.values()),
                key,
                foreign,
                unique,
                checks,
                exclusions,
                indexes,
                to.comment(),
                false,
                to.options());
    }
}
