package dev.aludel.sql;

/** A function or constructor of 7 values. */
@FunctionalInterface
public interface F7<A, B, C, D, E, F, G, R> {
    R apply(A a, B b, C c, D d, E e, F f, G g);
}
