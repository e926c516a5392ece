package dev.aludel.schema.compare;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.compare.Difference.Aspect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a table that is expected with the one that is found, both as the database keeps them. Used once. */
final class TableComparison {
    private final DdlRenderer renderer;
    private final TableName subject;
    private final TableDefinition expected;
    private final TableDefinition found;
    private final Spelling one;
    private final Spelling other;
    private final List<Difference> differences = new ArrayList<>();

    TableComparison(DdlRenderer renderer, TableDefinition expected, TableDefinition found) {
        this.renderer = renderer;
        this.subject = expected.id();
        this.expected = renderer.kept(expected);
        this.found = renderer.kept(found);
        this.one = new Spelling(renderer, this.expected);
        this.other = new Spelling(renderer, this.found);
    }

    List<Difference> differences() {
        columns();
        constraints();
        indexes();
        if (!Objects.equals(expected.comment(), found.comment())) {
            differences.add(new Difference.ChangedComment(subject, expected.comment(), found.comment()));
        }
        return differences;
    }

    private void columns() {
        Map<String, TableColumn> present = new LinkedHashMap<>();
        found.columns().forEach(column -> present.put(renderer.comparableName(column.name()), column));
        for (TableColumn column : expected.columns()) {
            TableColumn match = present.remove(renderer.comparableName(column.name()));
            if (match == null) {
                differences.add(new Difference.MissingColumn(subject, column));
            } else {
                column(column, match);
            }
        }
        present.values().forEach(column -> differences.add(new Difference.ExtraColumn(subject, column)));
    }

    private void column(TableColumn column, TableColumn match) {
        var aspects = EnumSet.noneOf(Aspect.class);
        var details = new ArrayList<String>();
        differ(Aspect.TYPE, one.type(column), other.type(match), aspects, details);
        differ(Aspect.NULLABILITY, column.nullable(), match.nullable(), aspects, details);
        differ(Aspect.DEFAULT, one.defaultOf(column), other.defaultOf(match), aspects, details);
        differ(Aspect.IDENTITY, Spelling.drawn(column), Spelling.drawn(match), aspects, details);
        differ(Aspect.COMPUTATION, one.computed(column), other.computed(match), aspects, details);
        differ(Aspect.ON_UPDATE, column.serverOnUpdate(), match.serverOnUpdate(), aspects, details);
        differ(Aspect.COLLATION, column.collation(), match.collation(), aspects, details);
        differ(Aspect.COMMENT, column.comment(), match.comment(), aspects, details);
        if (!aspects.isEmpty()) {
            differences.add(new Difference.ChangedColumn(subject, column, match, aspects, String.join("; ", details)));
        }
    }

    private static void differ(
            Aspect aspect,
            @Nullable Object expected,
            @Nullable Object found,
            EnumSet<Aspect> aspects,
            List<String> details) {
        if (!Objects.equals(expected, found)) {
            aspects.add(aspect);
            details.add("expected " + expected + ", found " + found);
        }
    }

    /** By name where both have one; a constraint that was never named is known by what it says. */
    private void constraints() {
        List<Constraint> open = new ArrayList<>(found.constraints());
        List<Constraint> unmatched = new ArrayList<>();
        for (Constraint constraint : expected.constraints()) {
            Constraint match = named(constraint, open);
            if (match == null) {
                unmatched.add(constraint);
            } else {
                open.remove(match);
                if (!one.of(constraint).equals(other.of(match))) {
                    differences.add(new Difference.ChangedConstraint(subject, constraint, match));
                } else if (!Objects.equals(constraint.comment(), match.comment())) {
                    differences.add(new Difference.ChangedConstraintComment(subject, constraint, match));
                }
            }
        }
        for (Constraint constraint : unmatched) {
            var match = open.stream()
                    .filter(candidate ->
                            candidate.name() == null && one.of(constraint).equals(other.of(candidate)))
                    .findFirst();
            match.ifPresentOrElse(
                    open::remove, () -> differences.add(new Difference.MissingConstraint(subject, constraint)));
        }
        open.forEach(constraint -> differences.add(new Difference.ExtraConstraint(subject, constraint)));
    }

    private @Nullable Constraint named(Constraint constraint, List<Constraint> candidates) {
        for (Constraint candidate : candidates) {
            boolean keys = constraint instanceof PrimaryKey && candidate instanceof PrimaryKey;
            if (keys
                    ? candidate.name() == null || constraint.name() == null || same(constraint.name(), candidate.name())
                    : same(constraint.name(), candidate.name())) {
                return candidate;
            }
        }
        return null;
    }

    private boolean same(@Nullable String name, @Nullable String candidate) {
        return name != null
                && candidate != null
                && renderer.comparableName(name).equals(renderer.comparableName(candidate));
    }

    private void indexes() {
        Map<String, Index> present = new LinkedHashMap<>();
        found.indexes().forEach(index -> present.put(key(index), index));
        for (Index index : expected.indexes()) {
            Index match = present.remove(key(index));
            if (match == null) {
                differences.add(new Difference.MissingIndex(subject, index));
            } else if (!one.of(index).equals(other.of(match))) {
                differences.add(new Difference.ChangedIndex(subject, index, match));
            } else if (!Objects.equals(index.comment(), match.comment())) {
                differences.add(new Difference.ChangedIndexComment(subject, index, match));
            }
        }
        present.values().forEach(index -> differences.add(new Difference.ExtraIndex(subject, index)));
    }

    private String key(Index index) {
        return renderer.comparableName(String.valueOf(index.name()));
    }
}
