package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgArray;
import dev.aludel.postgresql.type.form.Form;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of one element type: any dimensions, lower bounds, NULLs. */
record ArrayCodec(String typeName, int elementOid, Codec element, char delimiter) implements Codec {
    @Override
    public boolean binary() {
        return element.binary();
    }

    /** Refuses elements of another type than the one that they would be read as. */
    void checkElement(int oid) {
        if (oid != elementOid) {
            throw Malformed.bytes(typeName, "has elements of the type " + Integer.toUnsignedString(oid));
        }
    }

    /** A list, of lists if it has several dimensions. */
    @Override
    public Object read(byte[] bytes, int from, int to) {
        return natural(Cells.binaryArray(this, bytes, from, to));
    }

    @Override
    public Object parse(String text) {
        return natural(Cells.textArray(this, text));
    }

    /** What the type says: a list, a PgArray, an array of primitives, or else the natural class. */
    Object read(Cells cells, SqlType<?> type) {
        var elementType = type.element();
        if (elementType != null) {
            return nested(cells, elementType);
        }
        if (type.form() instanceof Form.ArrayOf form) {
            return array(cells, form.element());
        }
        if (type.javaType().isArray()) {
            requireFlat(cells);
            return Primitives.read(type.javaType(), cells, cell(cells));
        }
        return natural(cells);
    }

    private <T> Object array(Cells cells, SqlType<T> elementType) {
        return new PgArray<T>(elements(cells, elementType), boxed(cells.dimensions), boxed(cells.lowerBounds));
    }

    private <T> List<@Nullable T> elements(Cells cells, SqlType<T> elementType) {
        var list = new ArrayList<@Nullable T>(cells.count());
        var cell = cell(cells);
        for (int i = 0; i < cells.count(); i++) {
            list.add(elementType.read(cells.on(cell, i), 0));
        }
        return Collections.unmodifiableList(list);
    }

    /** As many levels of lists as the type has, which must be those of the array; an empty one has none. */
    private Object nested(Cells cells, SqlType<?> elementType) {
        SqlType<?> leaf = elementType;
        int levels = 1;
        for (var below = leaf.element(); below != null && !(element instanceof ArrayCodec); below = leaf.element()) {
            leaf = below;
            levels++;
        }
        int found = cells.dimensions.length;
        if (found > 0 && found != levels) {
            throw dimensions(cells, levels == 1 ? "a flat list" : "lists of " + levels + " dimensions");
        }
        if (levels > 1 && Arrays.stream(cells.lowerBounds).anyMatch(bound -> bound != 1)) {
            throw new DataException(
                    "the array of type " + typeName + " has the lower bounds " + Arrays.toString(cells.lowerBounds)
                            + ", which lists of lists cannot have",
                    "read it as PgArray (PgTypes.arrayOf)",
                    "22018",
                    null);
        }
        return nested(elements(cells, leaf), cells);
    }

    private Object natural(Cells cells) {
        return nested(elements(cells, SqlTypes.UNKNOWN), cells);
    }

    private static Object nested(List<?> elements, Cells cells) {
        List<@Nullable Object> level = new ArrayList<>(elements);
        for (int dimension = cells.dimensions.length - 1; dimension > 0; dimension--) {
            int length = cells.dimensions[dimension];
            var above = new ArrayList<@Nullable Object>(level.size() / length);
            for (int from = 0; from < level.size(); from += length) {
                above.add(Collections.unmodifiableList(level.subList(from, from + length)));
            }
            level = above;
        }
        return Collections.unmodifiableList(level);
    }

    private PgRow cell(Cells cells) {
        return new PgRow(new String[] {"(an element of " + typeName + ")"}, new Codec[] {element}, new byte[] {
            CellKind.of(element, cells.binary)
        });
    }

    private void requireFlat(Cells cells) {
        if (cells.dimensions.length > 1) {
            throw dimensions(cells, "an array of Java");
        }
    }

    private DataException dimensions(Cells cells, String asked) {
        return new DataException(
                "the array of type " + typeName + " has " + cells.dimensions.length + " dimensions, and is read as "
                        + asked,
                "read it as lists of lists, one in the other for each dimension, or as PgArray (PgTypes.arrayOf)",
                "22018",
                null);
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    @Override
    public void write(MessageWriter out, Object value, @Nullable SqlType<?> type) {
        if (Primitives.write(out, value, elementOid, element)) {
            return;
        }
        var array = ArrayValue.of(value, this, type);
        out.int32(array.dimensions().length).int32(array.hasNulls() ? 1 : 0).int32(elementOid);
        for (int i = 0; i < array.dimensions().length; i++) {
            out.int32(array.dimensions()[i]).int32(array.lowerBounds()[i]);
        }
        for (var part : array.elements()) {
            if (part == null) {
                out.nullValue();
            } else {
                int mark = out.beginValue();
                element.write(out, part, array.elementType());
                out.endValue(mark);
            }
        }
    }
}
