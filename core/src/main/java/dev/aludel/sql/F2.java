package dev.aludel.sql;

/** A function or constructor of 2 values. */
@FunctionalInterface
public interface F2<A, B, R> {
    R apply(A a, B b);
}
