package dev.aludel.processor.write;

import static dev.aludel.processor.write.Source.quoted;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.EntityModel;
import dev.aludel.processor.model.EntityModel.ColumnGroup;
import dev.aludel.processor.model.ReferenceModel;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the definition of an entity's table: what it is created with. */
final class DefinitionWriter {
    private final EntityModel entity;
    private final Imports imports;
    private final Source source;
    private final ColumnCode code;

    DefinitionWriter(EntityModel entity, Imports imports, Source source) {
        this.entity = entity;
        this.imports = imports;
        this.source = source;
        this.code = new ColumnCode(entity, imports);
    }

    void write() {
        var definition = imports.name(Library.TABLE_DEFINITION);
        source.block("private static " + definition + " define()", () -> {
            source.line("return " + definition + ".builder(" + tableName(entity.schema(), entity.table()) + ")");
            entity.columns().forEach(column -> source.continued(column(column)));
            source.continued(primaryKey(entity.keyColumn()));
            entity.columns().forEach(this::writeConstraints);
            entity.groups().forEach(this::writeGroup);
            if (!entity.comment().isEmpty()) {
                source.continued(".comment(" + quoted(entity.comment()) + ")");
            }
            source.continued(".build();");
        });
    }

    private String tableName(String schema, String table) {
        return "new " + imports.name(Library.TABLE_NAME) + "(" + (schema.isEmpty() ? "null" : quoted(schema)) + ", "
                + quoted(table) + ")";
    }

    private String column(ColumnModel column) {
        return ".column(" + imports.name(Library.TABLE_COLUMN) + ".of(" + quoted(column.name()) + ", "
                + code.metamodel(column) + ".type())"
                + (column.nullable() ? ".asNullable()" : "")
                + (column.traits().generated() ? ".asGenerated()" : "")
                + said(".withDefault", column.traits().serverDefault())
                + (column.traits().serverOnUpdate() ? ".withServerOnUpdate(true)" : "")
                + computed(column.traits())
                + fetched(column.traits())
                + said(".withComment", column.traits().comment())
                + ")";
    }

    private String computed(ColumnModel.Traits traits) {
        return traits.computed().isEmpty()
                ? ""
                : ".withComputed(" + imports.name(Library.COMPUTED) + ".stored(" + quoted(traits.computed()) + "))";
    }

    private String fetched(ColumnModel.Traits traits) {
        return traits.fetched().equals(ColumnModel.NEVER_FETCHED)
                ? ""
                : ".withFetched(" + imports.name(Library.FETCHED) + "." + traits.fetched() + ")";
    }

    private static String said(String method, String text) {
        return text.isEmpty() ? "" : method + "(" + quoted(text) + ")";
    }

    private void writeConstraints(ColumnModel column) {
        var name = quoted(column.name());
        if (column.reference() != null) {
            source.continued(foreignKey(name, column.reference()));
        }
        if (column.traits().unique() && column.traits().indexed()) {
            source.continued(".index(" + imports.name(Library.INDEX) + ".of(" + name + ").asUnique())");
        } else if (column.traits().unique()) {
            source.continued(".unique(" + name + ")");
        } else if (column.traits().indexed()) {
            source.continued(".index(" + name + ")");
        }
        if (!column.traits().check().isEmpty()) {
            source.continued(".check(" + quoted(column.traits().check()) + ")");
        }
    }

    private String foreignKey(String column, ReferenceModel reference) {
        var action = reference.onDelete().equals("NONE")
                ? ""
                : ".onDelete(" + imports.name(Library.REFERENTIAL_ACTION) + "." + reference.onDelete() + ")";
        return ".constraint(" + imports.name(Library.FOREIGN_KEY) + ".of(" + column + ").references("
                + tableName(reference.schema(), reference.table()) + ")" + action
                + said(".comment", reference.comment())
                + ")";
    }

    private String primaryKey(ColumnModel column) {
        String name = quoted(column.name());
        String comment = column.traits().keyComment();
        return comment.isEmpty()
                ? ".primaryKey(" + name + ")"
                : ".constraint(" + imports.name(Library.PRIMARY_KEY) + ".of(" + name + ")" + said(".comment", comment)
                        + ")";
    }

    private void writeGroup(ColumnGroup group) {
        var columns = names(group.columns());
        if (group.name().isEmpty() && group.comment().isEmpty()) {
            source.continued((group.unique() ? ".unique(" : ".index(") + columns + ")");
        } else {
            var kind = imports.name(group.unique() ? Library.UNIQUE_KEY : Library.INDEX);
            source.continued((group.unique() ? ".constraint(" : ".index(") + kind + ".of(" + columns + ")"
                    + said(".named", group.name()) + said(".comment", group.comment()) + ")");
        }
    }

    private String names(List<Integer> positions) {
        return positions.stream()
                .map(position -> quoted(code.column(position).name()))
                .collect(Collectors.joining(", "));
    }
}
