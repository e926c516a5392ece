package dev.aludel.processor.write;

import static dev.aludel.processor.write.Source.quoted;

import dev.aludel.processor.model.ColumnModel;
import dev.aludel.processor.model.EntityModel;
import dev.aludel.processor.model.PlainKind;
import dev.aludel.processor.model.SourceType;
import dev.aludel.processor.model.TypeName;
import dev.aludel.processor.model.ValueType;
import java.util.List;

/** The expressions that deal with one column, as source. */
final class ColumnCode {
    private final EntityModel entity;
    private final Imports imports;

    ColumnCode(EntityModel entity, Imports imports) {
        this.entity = entity;
        this.imports = imports;
    }

    List<ColumnModel> columns() {
        return entity.columns();
    }

    ColumnModel column(int position) {
        return entity.columns().get(position);
    }

    /** The class of a column's values, boxed. */
    String box(ColumnModel column) {
        return imports.name(boxType(column));
    }

    private static SourceType boxType(ColumnModel column) {
        return switch (column.type()) {
            case ValueType.Plain plain ->
                bytes(column)
                        ? new SourceType.Array(new SourceType.Primitive("byte"))
                        : SourceType.of(TypeName.of(plain.kind().javaType()));
            case ValueType.Enumeration enumeration -> SourceType.of(enumeration.type());
            case ValueType.Own own -> own.type();
        };
    }

    /** The class of a key's values, boxed: neither an array nor generic. */
    static TypeName keyClass(ColumnModel key) {
        return boxType(key) instanceof SourceType.Declared declared ? declared.name() : TypeName.of("java.lang.Object");
    }

    /** The class of a column in the metamodel. */
    String columnClass(ColumnModel column) {
        return switch (column.type()) {
            case ValueType.Plain plain -> {
                var name = imports.name(Library.COLUMNS + plain.kind().columnClass());
                yield plain.kind().generic() ? name + "<" + box(column) + ">" : name;
            }
            case ValueType.Enumeration enumeration ->
                imports.name(Library.COLUMNS + "ComparableColumn") + "<" + imports.name(enumeration.type()) + ">";
            case ValueType.Own own ->
                imports.name(Library.COLUMNS + "ValueColumn") + "<" + imports.name(own.type()) + ">";
        };
    }

    /** The call that declares a column. */
    String declaration(ColumnModel column) {
        var name = quoted(column.name());
        var own = name + ", " + MetamodelWriter.TYPES + "." + column.attribute();
        var call = switch (column.type()) {
            case ValueType.Plain plain ->
                plain.kind().factory() + "(" + (fixedType(plain.kind()) ? name : name + ", " + sqlType(plain));
            case ValueType.Enumeration enumeration -> "column(" + own;
            case ValueType.Own type -> "valueColumn(" + own;
        };
        return call + (column.nullable() ? ", true)" : ")");
    }

    /** Whether the factory of such columns needs no type. */
    private static boolean fixedType(PlainKind kind) {
        return kind.primitive() != null;
    }

    /** The SqlType of plain values. */
    String sqlType(ValueType.Plain type) {
        var types = imports.name(Library.SQL_TYPES);
        if (type.kind() == PlainKind.TEXT && type.length() != ValueType.UNLIMITED) {
            return types + ".varchar(" + type.length() + ")";
        }
        if (type.kind() == PlainKind.DECIMAL && type.precision() != ValueType.UNLIMITED) {
            return types + ".decimal(" + type.precision() + ", " + type.scale() + ")";
        }
        return types + "." + type.kind().constant();
    }

    /** Whether the column's type is made of a class of the user's. */
    static boolean ownType(ColumnModel column) {
        return !(column.type() instanceof ValueType.Plain);
    }

    /** The current value of a column in {@code entity}. */
    String value(ColumnModel column) {
        var member = "entity." + column.member() + (entity.record() ? "()" : "");
        return column.toOne() ? imports.name(Library.HYDRATION) + ".key(" + member + ")" : member;
    }

    /** A column of the metamodel's constant. */
    String metamodel(ColumnModel column) {
        return entity.type().constant() + "." + column.attribute();
    }

    /** The value of a column in {@code row}; that of a to-one may be null even where the column is NOT NULL. */
    String read(int position) {
        var column = column(position);
        boolean nullable = column.nullable() || column.toOne();
        if (column.type() instanceof ValueType.Plain plain) {
            var read = "row." + plain.kind().accessor() + "(" + at(position) + ")";
            return nullable ? isNull(position) + " ? null : " + read : read;
        }
        var read = metamodel(column) + ".type().read(row, " + at(position) + ")";
        return nullable ? read : "required(" + read + ", " + metamodel(column) + ")";
    }

    String isNull(int position) {
        return "row.isNull(" + at(position) + ")";
    }

    /** Whether {@link #read} calls the helper that refuses null. */
    static boolean readsRequired(ColumnModel column) {
        return ownType(column) && !column.nullable() && !column.toOne();
    }

    /** Whether only what the column keeps of a value tells whether it has changed. */
    static boolean mutable(ColumnModel column) {
        return !column.toOne() && column.type() instanceof ValueType.Own own && own.mutable();
    }

    /** What a column keeps of a value. */
    String kept(ColumnModel column) {
        return metamodel(column) + ".type().kept(" + value(column) + ", " + metamodel(column) + ".qualifiedName())";
    }

    /** An object cast to a column's class; null for a primitive is 0 while a key is not drawn yet, else refused. */
    String cast(ColumnModel column, String value) {
        if (mutable(column)) {
            return metamodel(column) + ".type().restored(" + value + ")";
        }
        var cast = "(" + box(column) + ") " + value;
        if (column.primitive()) {
            return column.traits().generated()
                    ? value + " == null ? 0 : " + cast
                    : "(" + box(column) + ") " + imports.name("java.util.Objects") + ".requireNonNull(" + value + ", "
                            + quoted(column.name() + " cannot be null: the field is a primitive") + ")";
        }
        return bytes(column) ? value + " == null ? null : ((byte[]) " + value + ").clone()" : cast;
    }

    static boolean bytes(ColumnModel column) {
        return column.type() instanceof ValueType.Plain plain && plain.kind() == PlainKind.BYTES;
    }

    static boolean decimal(ColumnModel column) {
        return column.type() instanceof ValueType.Plain plain && plain.kind() == PlainKind.DECIMAL;
    }

    /** The metamodel of another entity, or of this one. */
    String metamodel(TypeName other) {
        return imports.name(other.metamodel()) + "." + other.constant();
    }

    private static String at(int position) {
        return position == 0 ? "at" : "at + " + position;
    }
}
