package dev.aludel.processor.model;

import org.jspecify.annotations.Nullable;

/** How the values of a column are typed: as they are, an enumeration, through a converter, or as JSON. */
public sealed interface ValueType {
    /** Not limited, or not said. */
    int UNLIMITED = -1;

    /** The class of values, boxed: a qualified name, or {@code byte[]}. */
    String javaType();

    /** The same type, boxed and without limits: what a foreign key must share with the key that it refers to. */
    default boolean sameValuesAs(ValueType other) {
        return javaType().equals(other.javaType());
    }

    /** A value that the library knows. */
    record Plain(PlainKind kind, boolean primitive, int length, int precision, int scale) implements ValueType {
        public static Plain of(PlainKind kind, boolean primitive) {
            return new Plain(kind, primitive, UNLIMITED, UNLIMITED, UNLIMITED);
        }

        @Override
        public String javaType() {
            return kind.javaType();
        }

        public boolean unlimited() {
            return length == UNLIMITED && precision == UNLIMITED;
        }

        public Plain boxed() {
            return new Plain(kind, false, length, precision, scale);
        }
    }

    /** An enumeration, kept by name or by ordinal. */
    record Enumeration(TypeName type, boolean ordinal) implements ValueType {
        @Override
        public String javaType() {
            return type.qualified();
        }
    }

    /** A type of the user's own, or one of the language's that has no column by itself. */
    sealed interface Own extends ValueType {
        SourceType type();

        /** Whether a value may change in place, so that only what its column keeps of it tells of a change. */
        boolean mutable();

        @Override
        default String javaType() {
            return type().toString();
        }
    }

    /** Kept as a plain value that a converter makes of it. */
    record Converted(SourceType type, boolean mutable, TypeName converter, Plain stored) implements Own {}

    /** Kept as JSON, by the installed codec or one of the user's own. */
    record Json(SourceType type, boolean mutable, @Nullable TypeName codec) implements Own {}
}
