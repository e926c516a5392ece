package dev.aludel.sql;

/** A function or constructor of 6 values. */
@FunctionalInterface
public interface F6<A, B, C, D, E, F, R> {
    R apply(A a, B b, C c, D d, E e, F f);
}
