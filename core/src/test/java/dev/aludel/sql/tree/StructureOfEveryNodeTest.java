package dev.aludel.sql.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.aludel.type.SqlType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each part of each kind of node is in the key by which compiled statements are kept, or is named here as one that the SQL does not
 * depend on: two nodes that differ in one part have different keys, and two that differ in none have equal ones.
 */
final class StructureOfEveryNodeTest {
    /** What is not in the key, because it is a value, or follows from what is. */
    private static final Set<String> OUTSIDE = Set.of(
            "BindNode.value",
            "ValueListNode.values",
            "DerivedColumnNode.origin", // by which columns are found, never written
            "DefaultNode.type", // the word DEFAULT
            "TextNode.questionMarks", // follow from the text
            "TextNode.otherwise",
            "SelectParts.tables"); // by which joins are found, never written

    /** In the key by its name alone: what it is stands in FROM, here or in the query around. */
    private static final String NAMED = "DerivedColumnNode.source";

    static Stream<Class<?>> kinds() {
        return leaves(Node.class).filter(kind -> kind != SelectNode.class);
    }

    private static Stream<Class<?>> leaves(Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(sealed)
                : Arrays.stream(permitted)
                        .flatMap(StructureOfEveryNodeTest::leaves)
                        .distinct();
    }

    private static Structure key(Node node) {
        return Flattening.of(node).structure();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPartOfARecordIsInItsKey(Class<?> kind) {
        assertThat(kind.isRecord()).as("%s is a record", kind).isTrue();
        RecordComponent[] parts = kind.getRecordComponents();
        Map<Structure, String> known = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            String name = kind.getSimpleName() + "." + parts[i].getName();
            var keys = new ArrayList<Structure>();
            for (Object value : Samples.of(parts[i].getGenericType(), nullable(parts[i]))) {
                Object[] arguments = Samples.first(parts);
                arguments[i] = value;
                Node node = node(kind, parts, arguments);
                if (node == null) {
                    continue; // it cannot be made
                }
                Structure key = key(node);
                assertThat(key(Objects.requireNonNull(node(kind, parts, arguments))))
                        .as("the key of an equal node")
                        .isEqualTo(key);
                keys.add(key);
                String described = name + " = " + value;
                boolean base = Objects.equals(value, Samples.first(parts)[i]);
                String same = known.putIfAbsent(key, described);
                if (same != null && !base && !OUTSIDE.contains(name) && !name.equals(NAMED)) {
                    fail("%s has the key of %s", described, same);
                }
            }
            if (OUTSIDE.contains(name)) {
                assertThat(keys).as(name + " is outside of the key").containsOnly(keys.getFirst());
            }
        }
    }

    @Test
    void everyPartOfASelectIsInItsKey() throws ReflectiveOperationException {
        Map<Structure, String> known = new HashMap<>();
        known.put(key(select(null, null)), "the plain one");
        for (Field part : SelectParts.class.getDeclaredFields()) {
            if (Modifier.isStatic(part.getModifiers()) || OUTSIDE.contains("SelectParts." + part.getName())) {
                continue;
            }
            Object plain = part.get(new SelectParts());
            for (Object value : Samples.of(part.getGenericType(), plain == null)) {
                if (Objects.equals(value, plain) || part.getName().equals("columns") && Samples.FIRST.equals(value)) {
                    continue;
                }
                String described = part.getName() + " = " + value;
                Structure key = key(select(part, value));
                assertThat(key(select(part, value))).isEqualTo(key);
                String same = known.putIfAbsent(key, described);
                if (same != null) {
                    fail("%s has the key of %s", described, same);
                }
            }
        }
        assertThat(known).hasSizeGreaterThan(SelectParts.class.getDeclaredFields().length);
    }

    /** Nodes that may stand in one place tell their kind. */
    @Test
    void nodesOfDifferentKindsHaveDifferentKeys() {
        for (Class<?> place : List.of(ExpressionNode.class, FromNode.class, StatementNode.class, TextPart.class)) {
            Map<Structure, Class<?>> known = new HashMap<>();
            var none = new TreeSet<String>();
            leaves(place).filter(Class::isRecord).forEach(kind -> {
                RecordComponent[] parts = kind.getRecordComponents();
                Node node = node(kind, parts, Samples.first(parts));
                if (node == null) {
                    none.add(kind.getSimpleName());
                    return;
                }
                Class<?> other = known.putIfAbsent(key(node), kind);
                assertThat(other)
                        .as("the kind with the key of a %s", kind.getSimpleName())
                        .isNull();
            });
            assertThat(none).as("kinds without a sample").isEmpty();
        }
    }

    @Test
    void anyTypeOfAValueCounts() {
        List<SqlType<?>> types = Samples.types();
        Map<Structure, SqlType<?>> known = new HashMap<>();
        for (SqlType<?> type : types) {
            SqlType<?> other = known.putIfAbsent(key(new BindNode(type, null)), type);
            assertThat(other).as("the type with the key of %s", type).isNull();
        }
    }

    private static boolean nullable(RecordComponent part) {
        return Arrays.stream(part.getAnnotatedType().getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static Node node(Class<?> kind, RecordComponent[] parts, Object[] arguments) {
        try {
            var constructor = kind.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return (Node) constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            return null;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(kind + " cannot be made", failure);
        }
    }

    private static SelectNode select(Field part, Object value) throws ReflectiveOperationException {
        var parts = new SelectParts();
        parts.columns = Samples.FIRST;
        if (part != null) {
            part.setAccessible(true);
            part.set(parts, value);
        }
        var constructor = SelectNode.class.getDeclaredConstructor(SelectParts.class);
        constructor.setAccessible(true);
        return constructor.newInstance(parts);
    }
}
