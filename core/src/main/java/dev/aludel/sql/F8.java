package dev.aludel.sql;

/** A function or constructor of 8 values. */
@FunctionalInterface
public interface F8<A, B, C, D, E, F, G, H, R> {
    R apply(A a, B b, C c, D d, E e, F f, G g, H h);
}
