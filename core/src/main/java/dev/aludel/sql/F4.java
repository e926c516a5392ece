package dev.aludel.sql;

/** A function or constructor of 4 values. */
@FunctionalInterface
public interface F4<A, B, C, D, R> {
    R apply(A a, B b, C c, D d);
}
