package dev.aludel.processor.write;

import static dev.aludel.processor.write.Source.quoted;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.ConstructorModel;
import dev.aludel.processor.model.EntityModel;
import java.util.stream.Collectors;

/** Writes what makes objects of rows. */
final class RowCodeWriter {
    private final EntityModel entity;
    private final Imports imports;
    private final Source source;
    private final ColumnCode code;

    RowCodeWriter(EntityModel entity, Imports imports, Source source) {
        this.entity = entity;
        this.imports = imports;
        this.source = source;
        this.code = new ColumnCode(entity, imports);
    }

    void write() {
        var row = imports.name(Library.ROW_READER) + " row, int at";
        var name = imports.name(entity.type());
        source.override("public " + name + " read(" + row + ")", this::writeRead);
        source.override("public void reload(" + name + " entity, " + row + ")", this::writeReload);
        source.override(
                "public " + code.box(entity.keyColumn()) + " readKey(" + row + ")",
                () -> source.line("return " + code.read(entity.key()) + ";"));
        source.override(
                "public boolean keyIsNull(" + row + ")",
                () -> source.line("return " + code.isNull(entity.key()) + ";"));
        if (entity.columns().stream().anyMatch(ColumnCode::readsRequired)) {
            writeRequired();
        }
    }

    private void writeRead() {
        var made = construction();
        if (remaining() == 0) {
            source.line("return " + made + ";");
            return;
        }
        source.line("var entity = " + made + ";");
        for (int position = 0; position < entity.columns().size(); position++) {
            if (!entity.constructor().takes(position)) {
                writeAssignment(position);
            }
        }
        source.line("return entity;");
    }

    private long remaining() {
        return entity.columns().size()
                - entity.constructor().parameters().stream()
                        .filter(ConstructorModel.Column.class::isInstance)
                        .count();
    }

    private String construction() {
        return entity.constructor().parameters().stream()
                .map(parameter -> switch (parameter) {
                    case ConstructorModel.Column column -> code.read(column.position());
                    case ConstructorModel.Relationship relationship ->
                        "(" + imports.name(relationship.type()) + ") null";
                })
                .collect(Collectors.joining(", ", "new " + imports.name(entity.type()) + "(", ")"));
    }

    private void writeAssignment(int position) {
        var column = code.column(position);
        source.line(
                column.toOne()
                        ? imports.name(Library.HYDRATION) + ".key(entity." + column.member() + ", "
                                + code.read(position) + ");"
                        : "entity." + column.member() + " = " + code.read(position) + ";");
    }

    private void writeReload() {
        if (entity.record()) {
            source.line("throw new " + imports.name("java.lang.UnsupportedOperationException") + "("
                    + quoted(entity.type().simple() + " is a record: read a new one") + ");");
            return;
        }
        for (int position = 0; position < entity.columns().size(); position++) {
            ColumnModel column = code.column(position);
            if (column.toOne() || !column.fixed()) {
                writeAssignment(position);
            }
        }
    }

    private void writeRequired() {
        source.block(
                "private static <T> T required(" + imports.nullable() + "T value, "
                        + imports.name(Library.COLUMN_EXPRESSION) + "<T> column)",
                () -> source.inner(
                                "if (value == null)",
                                () -> source.line("throw new "
                                        + imports.name(Library.UNEXPECTED_NULL)
                                        + "(column.qualifiedName() + \" is NULL in a row, and the field is not @Nullable\","
                                        + " \"correct the row, or make the field @Nullable\");"))
                        .line("return value;"));
    }
}
