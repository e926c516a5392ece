package dev.aludel.sql;

/** A function or constructor of 9 values. */
@FunctionalInterface
public interface F9<A, B, C, D, E, F, G, H, I, R> {
    R apply(A a, B b, C c, D d, E e, F f, G g, H h, I i);
}
