package dev.aludel.postgresql.type.form;

import dev.aludel.type.SqlType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record class taken apart: its components in order, and how to make one. Immutable; equal for the same class. */
public final class RecordShape {
    private final Class<?> type;
    private final List<Component> components;
    private final MethodHandle constructor;

    /** One component. The handle takes the record as an Object and gives an Object. */
    public record Component(String name, Class<?> type, SqlType<?> sqlType, MethodHandle accessor) {}

    private RecordShape(Class<?> type, List<Component> components, MethodHandle constructor) {
        this.type = type;
        this.components = components;
        this.constructor = constructor;
    }

    /**
     * Takes a record class apart.
     *
     * @param types gives the SQL type of a component
     * @throws IllegalArgumentException if the class is no record or the lookup may not use it
     */
    public static RecordShape of(
            Class<?> type, MethodHandles.Lookup lookup, Function<RecordComponent, SqlType<?>> types) {
        RecordComponent @Nullable [] parts = type.getRecordComponents();
        if (parts == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        try {
            var components = new ArrayList<Component>(parts.length);
            for (var part : parts) {
                var accessor =
                        lookup.unreflect(part.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
                components.add(new Component(part.getName(), part.getType(), types.apply(part), accessor));
            }
            var classes = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = lookup.findConstructor(type, MethodType.methodType(void.class, classes))
                    .asType(MethodType.genericMethodType(parts.length))
                    .asSpreader(Object[].class, parts.length);
            return new RecordShape(type, List.copyOf(components), constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName() + " is not accessible: make the record and its package public, or pass a"
                            + " MethodHandles.lookup() of its own module",
                    e);
        }
    }

    public Class<?> type() {
        return type;
    }

    public List<Component> components() {
        return components;
    }

    /** The position of the component that an attribute of this name belongs to, or -1: {@code zip_code} is {@code zipCode}. */
    public int indexOf(String attribute) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).name().equals(attribute)) {
                return i;
            }
        }
        var plain = plain(attribute);
        for (int i = 0; i < components.size(); i++) {
            if (plain(components.get(i).name()).equals(plain)) {
                return i;
            }
        }
        return -1;
    }

    /** Makes a record of values in the order of the components. What its constructor throws comes through. */
    public Object make(@Nullable Object[] values) {
        return call(() -> constructor.invokeExact(values));
    }

    public @Nullable Object value(int component, Object record) {
        var accessor = components.get(component).accessor();
        return call(() -> accessor.invokeExact(record));
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private interface Call {
        Object run() throws Throwable;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // nothing is printed: errors pass, checked ones are wrapped
    private static Object call(Call call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordShape that && type == that.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
