package dev.aludel.schema;

import dev.aludel.schema.SchemaChange.CreateDomain;
import dev.aludel.schema.SchemaChange.CreateEnum;
import dev.aludel.schema.SchemaChange.CreateSchema;
import dev.aludel.schema.SchemaChange.CreateSequence;
import dev.aludel.schema.SchemaChange.CreateView;
import dev.aludel.schema.SchemaChange.DropDomain;
import dev.aludel.schema.SchemaChange.DropEnum;
import dev.aludel.schema.SchemaChange.DropSchema;
import dev.aludel.schema.SchemaChange.DropSequence;
import dev.aludel.schema.SchemaChange.DropView;
import java.util.ArrayList;
import java.util.List;

/** The part of a {@link SchemaPlan} that is not about tables: what tables need stands before them, views stand behind. */
final class ObjectPlan {
    private final SchemaObjects objects;
    private final DdlRenderer renderer;
    private final SchemaPlan.Existing existing;

    ObjectPlan(SchemaObjects objects, DdlRenderer renderer, SchemaPlan.Existing existing) {
        this.objects = objects;
        this.renderer = renderer;
        this.existing = existing;
    }

    /** Schemas, enumerations, domains and sequences. */
    List<SchemaChange> createBefore() {
        var changes = new ArrayList<SchemaChange>();
        boolean known = existing.known();
        objects.schemas().stream()
                .filter(schema -> !existing.has(ObjectKind.SCHEMA, TableName.of(schema)))
                .forEach(schema -> changes.add(new CreateSchema(schema, known)));
        if (renderer.createsEnums()) {
            objects.enums().stream()
                    .filter(type -> !existing.has(ObjectKind.TYPE, type.id()))
                    .forEach(type -> changes.add(new CreateEnum(type)));
        }
        objects.domains().stream()
                .filter(domain -> !existing.has(ObjectKind.TYPE, domain.id()))
                .forEach(domain -> changes.add(new CreateDomain(domain)));
        objects.sequences().stream()
                .filter(sequence -> !existing.has(ObjectKind.SEQUENCE, sequence.id()))
                .forEach(sequence -> changes.add(new CreateSequence(sequence, known)));
        return changes;
    }

    List<SchemaChange> createBehind() {
        var changes = new ArrayList<SchemaChange>();
        objects.views().stream()
                .filter(view -> !existing.has(ObjectKind.TABLE, view.id()))
                .forEach(view -> changes.add(new CreateView(view, false)));
        return changes;
    }

    List<SchemaChange> dropBefore() {
        var changes = new ArrayList<SchemaChange>();
        objects.views().reversed().stream()
                .filter(view -> drops(ObjectKind.TABLE, view.id()))
                .forEach(view -> changes.add(new DropView(view, existing.known())));
        return changes;
    }

    List<SchemaChange> dropBehind() {
        var changes = new ArrayList<SchemaChange>();
        boolean known = existing.known();
        objects.sequences().stream()
                .filter(sequence -> drops(ObjectKind.SEQUENCE, sequence.id()))
                .forEach(sequence -> changes.add(new DropSequence(sequence, known)));
        objects.domains().reversed().stream()
                .filter(domain -> drops(ObjectKind.TYPE, domain.id()))
                .forEach(domain -> changes.add(new DropDomain(domain, known)));
        if (renderer.createsEnums()) {
            objects.enums().stream()
                    .filter(type -> drops(ObjectKind.TYPE, type.id()))
                    .forEach(type -> changes.add(new DropEnum(type, known)));
        }
        objects.schemas().stream()
                .filter(schema -> drops(ObjectKind.SCHEMA, TableName.of(schema)))
                .forEach(schema -> changes.add(new DropSchema(schema, known)));
        return changes;
    }

    private boolean drops(ObjectKind kind, TableName id) {
        return !existing.known() || existing.has(kind, id);
    }
}
