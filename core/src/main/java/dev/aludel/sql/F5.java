package dev.aludel.sql;

/** A function or constructor of 5 values. */
@FunctionalInterface
public interface F5<A, B, C, D, E, R> {
    R apply(A a, B b, C c, D d, E e);
}
