package dev.aludel.processor.write;

import static dev.aludel.processor.write.Source.quoted;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.EntityModel;
import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.TypeName;
import dev.aludel.processor.model.ValueType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what takes values out of objects, compares them with those taken before, and puts them back. */
final class ValueCodeWriter {
    private final EntityModel entity;
    private final Imports imports;
    private final Source source;
    private final ColumnCode code;

    ValueCodeWriter(EntityModel entity, Imports imports, Source source) {
        this.entity = entity;
        this.imports = imports;
        this.source = source;
        this.code = new ColumnCode(entity, imports);
    }

    void write() {
        var name = imports.name(entity.type());
        source.override(
                "public " + imports.nullable(ColumnCode.keyClass(entity.keyColumn())) + " key(" + name + " entity)",
                () -> source.line("return " + key() + ";"));
        source.override("public " + nullableObject() + "[] values(" + name + " entity)", this::writeValues);
        source.override(
                "public void compare(" + name + " entity, " + nullableObject() + "[] snapshot, "
                        + imports.name("java.util.BitSet") + " changed)",
                this::writeCompare);
        source.override(
                "public void assign(" + name + " entity, int column, " + nullableObject() + " value)",
                this::writeAssign);
        source.override(
                "public " + name + " with(" + name + " entity, int column, " + nullableObject() + " value)",
                this::writeWith);
        if (entity.columns().stream().anyMatch(column -> ColumnCode.decimal(column) && !column.toOne())) {
            writeSameNumber();
        }
    }

    private String key() {
        return valueOrNull(entity.keyColumn());
    }

    /** The value of a column; null for a primitive key that is not drawn yet. */
    private String valueOrNull(ColumnModel column) {
        var value = code.value(column);
        return zeroIsNone(column) ? value + " == 0 ? null : " + value : value;
    }

    private static boolean zeroIsNone(ColumnModel column) {
        return column.primitive() && column.traits().generated();
    }

    private void writeValues() {
        source.inner(
                "return new " + nullableObject() + "[]",
                () -> {
                    for (ColumnModel column : entity.columns()) {
                        var value = ColumnCode.mutable(column) ? code.kept(column) : valueOrNull(column);
                        source.line((copied(column) ? value + " == null ? null : " + value + ".clone()" : value) + ",");
                    }
                },
                ";");
    }

    private static boolean copied(ColumnModel column) {
        return ColumnCode.bytes(column) && !column.toOne();
    }

    private void writeCompare() {
        for (int position = 0; position < entity.columns().size(); position++) {
            int index = position;
            source.inner("if (" + differs(index) + ")", () -> source.line("changed.set(" + index + ");"));
        }
    }

    /** Whether a column's value is not the one in the snapshot, without boxing what is a primitive. */
    private String differs(int position) {
        var column = code.column(position);
        var value = code.value(column);
        var old = "snapshot[" + position + "]";
        if (ColumnCode.mutable(column)) {
            return "!" + imports.name("java.util.Objects") + ".equals(" + code.kept(column) + ", " + old + ")";
        }
        if (zeroIsNone(column)) {
            return "!" + imports.name("java.util.Objects") + ".equals(key(entity), " + old + ")";
        }
        if (!column.toOne() && column.type() instanceof ValueType.Plain plain) {
            if (plain.primitive()) {
                boolean floating = plain.kind() == PlainKind.FLOAT || plain.kind() == PlainKind.DOUBLE;
                return "!(" + old + " instanceof " + code.box(column) + " old && "
                        + (floating
                                ? code.box(column) + ".compare(old, " + value + ") == 0)"
                                : "old == " + value + ")");
            }
            if (plain.kind() == PlainKind.DECIMAL) {
                return "!sameNumber(" + value + ", " + old + ")";
            }
            if (plain.kind() == PlainKind.BYTES) {
                return "!" + imports.name("java.util.Arrays") + ".equals(" + value + ", (byte[]) " + old + ")";
            }
        }
        return "!" + imports.name("java.util.Objects") + ".equals(" + value + ", " + old + ")";
    }

    private void writeSameNumber() {
        var decimal = imports.name("java.math.BigDecimal");
        source.block(
                "private static boolean sameNumber(" + imports.nullable(TypeName.of("java.math.BigDecimal"))
                        + " value, " + nullableObject() + " old)",
                () -> source.line("return value == null ? old == null : old instanceof " + decimal
                        + " number && value.compareTo(number) == 0;"));
    }

    private void writeAssign() {
        if (entity.record()) {
            writeUnsupported(" is a record: make a changed copy");
            return;
        }
        source.inner("switch (column)", () -> {
            for (int position = 0; position < entity.columns().size(); position++) {
                source.line("case " + position + " -> " + assignment(code.column(position)));
            }
            source.line("default -> throw new " + imports.name("java.lang.IndexOutOfBoundsException") + "(column);");
        });
    }

    private String assignment(ColumnModel column) {
        if (column.toOne()) {
            return imports.name(Library.HYDRATION) + ".key(entity." + column.member() + ", value);";
        }
        if (column.fixed()) {
            var same = ColumnCode.bytes(column)
                    ? imports.name("java.util.Arrays") + ".equals(" + code.value(column) + ", (byte[]) value)"
                    : imports.name("java.util.Objects") + ".equals(" + code.value(column) + ", value)";
            return "{ if (!" + same + ") { throw new " + imports.name("java.lang.UnsupportedOperationException") + "("
                    + quoted(entity.type().simple() + "." + column.member() + " is final") + "); } }";
        }
        return "entity." + column.member() + " = " + code.cast(column, "value") + ";";
    }

    private void writeWith() {
        if (!entity.record()) {
            writeUnsupported(" is a class: assign to its fields");
            return;
        }
        source.line(imports.name("java.util.Objects") + ".checkIndex(column, "
                + entity.columns().size() + ");");
        source.line("return "
                + IntStream.range(0, entity.columns().size())
                        .mapToObj(position -> "column == " + position + " ? " + replacement(code.column(position))
                                + " : " + code.value(code.column(position)))
                        .collect(Collectors.joining(", ", "new " + imports.name(entity.type()) + "(", ");")));
    }

    private String replacement(ColumnModel column) {
        var cast = code.cast(column, "value");
        return cast.contains(" ? ") ? "(" + cast + ")" : cast;
    }

    private void writeUnsupported(String why) {
        source.line("throw new " + imports.name("java.lang.UnsupportedOperationException") + "("
                + quoted(entity.type().simple() + why) + ");");
    }

    private String nullableObject() {
        return imports.nullable(TypeName.of("java.lang.Object"));
    }
}
