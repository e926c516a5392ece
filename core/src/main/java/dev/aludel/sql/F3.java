package dev.aludel.sql;

/** A function or constructor of 3 values. */
@FunctionalInterface
public interface F3<A, B, C, R> {
    R apply(A a, B b, C c);
}
