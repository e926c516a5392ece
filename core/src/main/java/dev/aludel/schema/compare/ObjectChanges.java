package dev.aludel.schema.compare;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.SchemaChange;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.TableName;
import dev.aludel.schema.View;
import dev.aludel.schema.ViewOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The changes of what is no table. Used once. */
final class ObjectChanges {
    private final List<Difference> differences;
    private final SchemaObjects expected;
    private final SchemaObjects live;
    private final DdlRenderer renderer;

    /** Views that do not change but stand on something that does. */
    private final Set<String> held = new HashSet<>();

    ObjectChanges(List<Difference> differences, SchemaObjects expected, SchemaObjects live, DdlRenderer renderer) {
        this.differences = differences;
        this.expected = expected;
        this.live = live;
        this.renderer = renderer;
    }

    /**
     * Views that go or change; all of them when a table is created anew, because its old name must not be in use.
     *
     * @param touched tables of which a column goes or changes
     */
    List<SchemaChange> dropViews(boolean all, Collection<TableName> touched) {
        var dropped = new HashSet<>(touched);
        if (renderer.viewsHoldColumns()) {
            for (View view : live.views()) {
                if (goes(view) || replaced(view) || dropped.stream().anyMatch(name -> ViewOrder.names(view, name))) {
                    dropped.add(view.id());
                    held.add(renderer.comparableName(view.id().toString()));
                }
            }
        }
        return live.views().reversed().stream()
                .filter(view -> all || goes(view) || replaced(view) || isHeld(view))
                .map(view -> (SchemaChange) new SchemaChange.DropView(view, true))
                .toList();
    }

    List<SchemaChange> createViews(boolean all) {
        var changes = new ArrayList<SchemaChange>();
        var created = new HashSet<String>();
        for (View view : expected.views()) {
            boolean missing = differences.contains(new Difference.MissingObject(view));
            if (missing || all || isReplacement(view) || isHeld(view)) {
                changes.add(new SchemaChange.CreateView(view, false));
            } else if (isRemarked(view)) {
                changes.add(new SchemaChange.CommentView(view));
            }
            created.add(renderer.comparableName(view.id().toString()));
        }
        live.views().stream()
                .filter(view -> (all || isHeld(view))
                        && !goes(view)
                        && !created.contains(renderer.comparableName(view.id().toString())))
                .forEach(view -> changes.add(new SchemaChange.CreateView(view, false)));
        return changes;
    }

    private boolean isHeld(View view) {
        return held.contains(renderer.comparableName(view.id().toString()));
    }

    private boolean goes(SchemaObject object) {
        return differences.contains(new Difference.ExtraObject(object));
    }

    private boolean replaced(View view) {
        return differences.stream()
                .anyMatch(difference -> difference instanceof Difference.ChangedObject changed
                        && changed.found().equals(view));
    }

    private boolean isReplacement(View view) {
        return differences.stream()
                .anyMatch(difference -> difference instanceof Difference.ChangedObject changed
                        && changed.expected().equals(view));
    }

    private boolean isRemarked(View view) {
        return differences.stream()
                .anyMatch(difference -> difference instanceof Difference.ChangedComment changed
                        && changed.subject().equals(view.id()));
    }

    /** Schemas, enumerations, domains and sequences that come or change. */
    List<SchemaChange> create() {
        var changes = new ArrayList<SchemaChange>();
        for (Difference difference : differences) {
            switch (difference) {
                case Difference.MissingSchema missing ->
                    changes.add(new SchemaChange.CreateSchema(missing.name(), true));
                case Difference.MissingObject missing -> create(missing.object(), changes);
                case Difference.ChangedObject changed -> change(changed, changes);
                default -> {}
            }
        }
        return changes;
    }

    private static void create(SchemaObject object, List<SchemaChange> changes) {
        switch (object) {
            case EnumType type -> changes.add(new SchemaChange.CreateEnum(type));
            case Domain domain -> changes.add(new SchemaChange.CreateDomain(domain));
            case Sequence sequence -> changes.add(new SchemaChange.CreateSequence(sequence, false));
            case View view -> {}
        }
    }

    private void change(Difference.ChangedObject changed, List<SchemaChange> changes) {
        switch (changed.expected()) {
            case EnumType type -> {} // see labels()
            case Domain domain -> changes.add(new SchemaChange.AlterDomain((Domain) changed.found(), domain));
            case Sequence sequence -> changes.add(new SchemaChange.AlterSequence(sequence));
            case View view -> {}
        }
    }

    /** Labels that are added to enumerations. */
    List<SchemaChange> labels() {
        var changes = new ArrayList<SchemaChange>();
        for (Difference difference : differences) {
            if (difference instanceof Difference.ChangedObject changed && changed.expected() instanceof EnumType type) {
                changes.add(labels(type, (EnumType) changed.found()));
            }
        }
        return changes;
    }

    private SchemaChange labels(EnumType type, EnumType found) {
        var kept = new ArrayList<>(type.labels());
        kept.retainAll(found.labels());
        if (!kept.equals(found.labels())) {
            throw new UnsupportedFeatureException(
                    renderer.database() + " can only add labels to the enumeration " + type.id() + ", which has "
                            + found.labels() + " and shall have " + type.labels(),
                    "create another enumeration, convert the columns to it, and drop this one");
        }
        var added = new ArrayList<>(type.labels());
        added.removeAll(found.labels());
        return new SchemaChange.AddLabels(type, added);
    }

    /** Sequences, domains and enumerations that go; a domain before the one that it is made of. */
    List<SchemaChange> drop() {
        var sequences = new ArrayList<SchemaChange>();
        var domains = new ArrayList<SchemaChange>();
        var enums = new ArrayList<SchemaChange>();
        for (Difference difference : differences) {
            if (difference instanceof Difference.ExtraObject extra) {
                switch (extra.object()) {
                    case Sequence sequence -> sequences.add(new SchemaChange.DropSequence(sequence, true));
                    case Domain domain -> domains.addFirst(new SchemaChange.DropDomain(domain, true));
                    case EnumType type -> enums.add(new SchemaChange.DropEnum(type, true));
                    case View view -> {}
                }
            }
        }
        sequences.addAll(domains);
        sequences.addAll(enums);
        return sequences;
    }
}
