package dev.aludel.sql.tree;

import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Different values of whatever a node consists of, the first of them plain. */
final class Samples {
    private static final TableNode TABLE = new TableNode(null, "a", null);
    private static final ColumnNode A = new ColumnNode(TABLE, "a", SqlTypes.INTEGER);
    private static final ColumnNode B = new ColumnNode(TABLE, "b", SqlTypes.INTEGER);
    static final List<ExpressionNode> FIRST = List.of(A);

    /** Equal only to themselves, so there is one of each. */
    private static final List<SelectNode> SELECTS = List.of(
            SelectNode.of(FIRST),
            SelectNode.of(List.of(B)),
            SelectNode.of(FIRST).withDistinct());

    private Samples() {}

    static Object[] first(RecordComponent[] parts) {
        return Arrays.stream(parts)
                .map(part -> of(part.getGenericType(), false).getFirst())
                .toArray();
    }

    static List<Object> of(Type type, boolean nullable) {
        List<Object> all = new ArrayList<>(plain(type));
        if (nullable) {
            all.add(null);
        }
        return all;
    }

    private static List<?> plain(Type type) {
        return switch (type) {
            case Class<?> kind -> ofClass(kind);
            case WildcardType any -> plain(any.getUpperBounds()[0]);
            case ParameterizedType generic
            when generic.getRawType() == List.class -> lists(plain(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic
            when generic.getRawType() == Set.class -> List.of(Set.of(), Set.of("a"), Set.of("a", "b"));
            case ParameterizedType generic -> plain(generic.getRawType());
            default -> List.of("a", "b");
        };
    }

    private static List<List<?>> lists(List<?> elements) {
        List<List<?>> all = new ArrayList<>();
        elements.forEach(element -> all.add(List.of(element)));
        all.add(List.of());
        all.add(List.of(elements.getFirst(), elements.get(1)));
        all.add(List.of(elements.get(1), elements.getFirst()));
        all.add(List.of(elements.getFirst(), elements.getFirst()));
        return all;
    }

    private static List<?> ofClass(Class<?> kind) {
        if (kind == SqlType.class) {
            return types();
        }
        if (kind == SelectNode.class || kind == QueryNode.class || kind == StatementNode.class) {
            return SELECTS;
        }
        if (kind == ColumnNode.class || kind == ExpressionNode.class) {
            return List.of(
                    A,
                    B,
                    new ColumnNode(TABLE, "a", SqlTypes.BIGINT),
                    new ColumnNode(of("b"), "a", A.type()),
                    new ColumnNode(TableNode.local("a", null), "a", A.type()));
        }
        if (kind == TableNode.class || kind == FromNode.class) {
            return List.of(
                    TABLE,
                    of("b"),
                    new TableNode("s", "a", null),
                    new TableNode(null, "a", "x"),
                    TableNode.local("a", null));
        }
        if (kind == Locality.class) {
            return List.of(Locality.IN_SCHEMA, Locality.LOCAL);
        }
        if (kind == TextPart.class) {
            return List.of(new RawNode("a"), new RawNode("b"), new BindNode(SqlTypes.INTEGER, 1));
        }
        if (kind == ValueListNode.class) {
            return List.of(
                    new ValueListNode(SqlTypes.INTEGER, List.of(1)), new ValueListNode(SqlTypes.BIGINT, List.of(1L)));
        }
        if (kind == CompositeNode.class) {
            return List.of(new TupleNode(FIRST), new TupleNode(List.of(B)));
        }
        if (kind == String.class || kind == Object.class) {
            return List.of("a", "b");
        }
        if (kind == boolean.class) {
            return List.of(false, true);
        }
        if (kind == int.class) {
            return List.of(1, 2);
        }
        if (kind == char.class) {
            return List.of(LikeNode.NO_ESCAPE, '!', '\\');
        }
        if (kind.isEnum()) {
            return List.of(kind.getEnumConstants());
        }
        return records(kind);
    }

    private static TableNode of(String name) {
        return new TableNode(null, name, null);
    }

    /** Records that differ in one of their parts. */
    private static List<?> records(Class<?> kind) {
        if (!kind.isRecord()) {
            throw new IllegalArgumentException("no samples of " + kind);
        }
        RecordComponent[] parts = kind.getRecordComponents();
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            for (Object value : plain(parts[i].getGenericType())) {
                Object[] arguments = first(parts);
                arguments[i] = value;
                Object made = made(kind, parts, arguments);
                if (!all.contains(made)) {
                    all.add(made);
                }
            }
        }
        return all;
    }

    private static Object made(Class<?> kind, RecordComponent[] parts, Object[] arguments) {
        try {
            var constructor = kind.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(kind + " cannot be made", failure);
        }
    }

    /** All that have a name, and some that are made of others. */
    static List<SqlType<?>> types() {
        List<SqlType<?>> all = new ArrayList<>();
        all.add(SqlTypes.INTEGER);
        for (var field : SqlTypes.class.getFields()) {
            try {
                if (Modifier.isStatic(field.getModifiers())
                        && field.get(null) instanceof SqlType<?> type
                        && !all.contains(type)) {
                    all.add(type);
                }
            } catch (IllegalAccessException failure) {
                throw new IllegalStateException(failure);
            }
        }
        all.add(SqlTypes.varchar(5));
        all.add(SqlTypes.varchar(6));
        all.add(SqlTypes.decimal(8, 2));
        all.add(SqlTypes.decimal(8, 3));
        all.add(SqlTypes.decimal(9, 2));
        all.add(SqlTypes.array(SqlTypes.INTEGER));
        all.add(SqlTypes.array(SqlTypes.TEXT));
        return all;
    }
}
