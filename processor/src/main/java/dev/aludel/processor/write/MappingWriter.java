package dev.aludel.processor.write;

import dev.aludel.processor.model.EntityModel;
import dev.aludel.processor.model.RelationModel;
import java.util.stream.Collectors;

/** Writes the class that moves an entity's values between rows and objects. */
final class MappingWriter {
    private final EntityModel entity;
    private final Imports imports;
    private final Source source;
    private final ColumnCode code;

    MappingWriter(EntityModel entity, Imports imports, Source source) {
        this.entity = entity;
        this.imports = imports;
        this.source = source;
        this.code = new ColumnCode(entity, imports);
    }

    void write(String className) {
        var mapping = imports.name(Library.ENTITY_MAPPING) + "<" + name() + ", " + key() + ">";
        source.line("").line("/** Initialised when it is asked for, and not with the metamodel. */");
        if (entity.surroundings().jspecify()) {
            // An object's fields may be null before it is flushed, whatever the columns say.
            source.line("@" + imports.name("java.lang.SuppressWarnings") + "(\"NullAway\")");
        }
        source.inner("private static final class " + className + " implements " + mapping, () -> {
            source.line("static final " + className + " INSTANCE = new " + className + "();");
            source.line("");
            source.line("private final " + imports.name(Library.TABLE_DEFINITION) + " definition = define();");
            source.line("private final " + relationsType() + " relations = " + relations() + ";");
            source.line("").line("private " + className + "() {}");
            writeFacts();
            new RowCodeWriter(entity, imports, source).write();
            new ValueCodeWriter(entity, imports, source).write();
            new DefinitionWriter(entity, imports, source).write();
        });
    }

    private void writeFacts() {
        var type = imports.name("java.lang.Class");
        fact(type + "<" + name() + "> entityType()", name() + ".class");
        fact(type + "<" + key() + "> keyType()", key() + ".class");
        fact(imports.name(entity.type().metamodel()) + " table()", entity.type().constant());
        fact(imports.name(Library.TABLE_DEFINITION) + " definition()", "definition");
        fact("int keyColumn()", String.valueOf(entity.key()));
        fact(
                "boolean generatedKey()",
                String.valueOf(entity.keyColumn().traits().generated()));
        fact("int versionColumn()", String.valueOf(entity.version()));
        fact("boolean isRecord()", String.valueOf(entity.record()));
        fact(relationsType() + " relations()", "relations");
    }

    private void fact(String header, String value) {
        source.override("public " + header, () -> source.line("return " + value + ";"));
    }

    private String relationsType() {
        return imports.name("java.util.List") + "<? extends " + imports.name(Library.RELATION_MAPPING) + "<" + name()
                + ">>";
    }

    private String relations() {
        return entity.relations().stream()
                .map(RelationModel::name)
                .map(relation -> entity.type().constant() + "." + relation)
                .collect(Collectors.joining(", ", imports.name("java.util.List") + ".of(", ")"));
    }

    private String name() {
        return imports.name(entity.type());
    }

    private String key() {
        return code.box(entity.keyColumn());
    }
}
