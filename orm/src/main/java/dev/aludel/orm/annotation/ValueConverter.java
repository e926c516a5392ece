package dev.aludel.orm.annotation;

/**
 * Turns values of a class of yours into ones that a column keeps, and back. Thread-safe, with a public constructor without
 * parameters. It never sees null: null is NULL.
 *
 * @param <T> the field's type
 * @param <S> a type that Aludel knows by itself
 */
public interface ValueConverter<T, S> {
    S toStored(T value);

    T fromStored(S stored);
}
