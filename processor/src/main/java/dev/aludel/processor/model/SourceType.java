package dev.aludel.processor.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type as source writes it, arguments included. */
public sealed interface SourceType {
    /** Whether there is no class literal for it. */
    default boolean generic() {
        return false;
    }

    /** A class, perhaps with arguments. */
    record Declared(TypeName name, List<SourceType> arguments) implements SourceType {
        @Override
        public boolean generic() {
            return !arguments.isEmpty();
        }

        @Override
        public String toString() {
            return name
                    + (arguments.isEmpty()
                            ? ""
                            : arguments.stream().map(SourceType::toString).collect(Collectors.joining(", ", "<", ">")));
        }
    }

    record Array(SourceType element) implements SourceType {
        @Override
        public boolean generic() {
            return element.generic();
        }

        @Override
        public String toString() {
            return element + "[]";
        }
    }

    record Primitive(String name) implements SourceType {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * An argument that is not fixed.
     *
     * @param bound {@code extends} or {@code super}
     * @param of the type behind it, or null for the argument {@code ?} alone
     */
    record Wildcard(String bound, @Nullable SourceType of) implements SourceType {
        @Override
        public String toString() {
            return of == null ? "?" : "? " + bound + " " + of;
        }
    }

    static SourceType of(TypeName name) {
        return new Declared(name, List.of());
    }
}
