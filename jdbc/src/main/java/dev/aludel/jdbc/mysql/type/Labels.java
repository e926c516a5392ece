package dev.aludel.jdbc.mysql.type;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The labels of a SET in their order. A value is the text of those that are in it, with commas between. */
record Labels(List<String> labels) implements ServerType {
    private static final int MOST = 64;

    Labels {
        labels = List.copyOf(labels);
        boolean wrong =
                labels.stream().anyMatch(label -> label.isEmpty() || label.indexOf(',') >= 0 || label.isBlank());
        if (labels.isEmpty() || labels.size() > MOST || Set.copyOf(labels).size() < labels.size() || wrong) {
            throw new IllegalArgumentException(
                    "a SET has 1 to 64 labels, each once, none of them empty or with a comma, not " + labels);
        }
    }

    /** As it stands in CREATE TABLE. */
    String typeName() {
        return labels.stream()
                .map(label -> "'" + label.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "SET(", ")"));
    }

    @Override
    public void check(Object stored, String what) {
        for (String label : split((String) stored)) {
            if (!labels.contains(label)) {
                throw ServerType.refused(what, "the labels " + labels, "has " + label, "22007");
            }
        }
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** Makes the text of the values that are in a set, in the order of the labels. */
    record Joined<T>(List<String> labels, Function<T, String> label) implements Function<Set<T>, String> {
        @Override
        public String apply(Set<T> values) {
            Collection<String> present =
                    values.stream().map(label).collect(Collectors.toCollection(LinkedHashSet::new));
            var ordered = new LinkedHashSet<>(labels);
            ordered.retainAll(present);
            ordered.addAll(present); // what is no label is refused when it is checked
            return String.join(",", ordered);
        }
    }

    /** Makes the set of a text. */
    record Apart<T>(Function<String, T> value) implements Function<String, Set<T>> {
        @Override
        public Set<T> apply(String text) {
            return split(text).stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** The name of a constant. */
    record NameOf<E extends Enum<E>>() implements Function<E, String> {
        @Override
        public String apply(E constant) {
            return constant.name();
        }
    }

    /** The constant of a name. */
    record ConstantOf<E extends Enum<E>>(Class<E> type) implements Function<String, E> {
        @Override
        public E apply(String name) {
            return Enum.valueOf(type, name);
        }
    }
}
