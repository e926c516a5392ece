package dev.aludel.type;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type with its arguments, for which there is no class literal: {@code new GenericType<List<Tag>>() {}}. Immutable, thread-safe
 * and compared by the type.
 *
 * @param <T> the type
 */
@SuppressWarnings("unused") // subclasses say what T is
public abstract class GenericType<T> {
    private final Type type;

    /**
     * The type that the subclass says.
     *
     * @throws IllegalArgumentException if it says none, or one with a type variable, which says nothing at run time
     */
    protected GenericType() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType self)
                || self.getRawType() != GenericType.class) {
            throw new IllegalArgumentException(
                    "a GenericType says its type where it is made: new GenericType<List<Tag>>() {}");
        }
        this.type = self.getActualTypeArguments()[0];
        if (!known(type)) {
            throw new IllegalArgumentException("the type " + type.getTypeName()
                    + " has a variable in it, which says nothing at run time: name a class in its place");
        }
    }

    public final Type type() {
        return type;
    }

    /** The class of a type without its arguments. */
    static Class<?> classOf(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> classOf(generic.getRawType());
            case GenericArrayType array ->
                classOf(array.getGenericComponentType()).arrayType();
            default -> throw new IllegalArgumentException(type.getTypeName() + " is no class");
        };
    }

    private static boolean known(Type type) {
        return switch (type) {
            case Class<?> plain -> true;
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).allMatch(GenericType::known);
            case GenericArrayType array -> known(array.getGenericComponentType());
            case WildcardType wildcard ->
                Stream.concat(Arrays.stream(wildcard.getUpperBounds()), Arrays.stream(wildcard.getLowerBounds()))
                        .allMatch(GenericType::known);
            default -> false;
        };
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof GenericType<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.getTypeName();
    }
}
