package dev.aludel.schema.compare;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import java.util.List;
import java.util.Objects;

/** Puts what the schema says in place of how the database would write it. */
final class Originals {
    private final TableDefinition table;

    private Originals(TableDefinition table) {
        this.table = table;
    }

    static List<Difference> in(TableDefinition table, List<Difference> differences) {
        var originals = new Originals(table);
        return differences.stream().map(originals::of).toList();
    }

    private Difference of(Difference difference) {
        return switch (difference) {
            case Difference.MissingColumn missing ->
                new Difference.MissingColumn(missing.subject(), column(missing.column()));
            case Difference.ChangedColumn changed ->
                new Difference.ChangedColumn(
                        changed.subject(),
                        column(changed.expected()),
                        changed.found(),
                        changed.aspects(),
                        changed.detail());
            case Difference.MissingConstraint missing ->
                new Difference.MissingConstraint(missing.subject(), constraint(missing.constraint()));
            case Difference.ChangedConstraint changed ->
                new Difference.ChangedConstraint(changed.subject(), constraint(changed.expected()), changed.found());
            case Difference.MissingIndex missing ->
                new Difference.MissingIndex(missing.subject(), index(missing.index()));
            case Difference.ChangedIndex changed ->
                new Difference.ChangedIndex(changed.subject(), index(changed.expected()), changed.found());
            case Difference.ChangedConstraintComment changed ->
                new Difference.ChangedConstraintComment(
                        changed.subject(), constraint(changed.expected()), changed.found());
            case Difference.ChangedIndexComment changed ->
                new Difference.ChangedIndexComment(changed.subject(), index(changed.expected()), changed.found());
            default -> difference;
        };
    }

    private TableColumn column(TableColumn kept) {
        return table.column(kept.name()).orElse(kept);
    }

    /**
     * Names that the database has shortened keep their short form, which is made of the long one in the same way. A primary key
     * is known without its name, for which some have one of their own.
     */
    private Constraint constraint(Constraint kept) {
        PrimaryKey key = table.primaryKey();
        if (kept instanceof PrimaryKey && key != null) {
            return key;
        }
        return table.constraints().stream()
                .filter(original -> Objects.equals(original.name(), kept.name()))
                .findFirst()
                .orElse(kept);
    }

    private Index index(Index kept) {
        return table.indexes().stream()
                .filter(original -> Objects.equals(original.name(), kept.name()))
                .findFirst()
                .orElse(kept);
    }
}
