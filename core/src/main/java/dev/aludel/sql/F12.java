package dev.aludel.sql;

/** A function or constructor of 12 values. */
@FunctionalInterface
public interface F12<A, B, C, D, E, F, G, H, I, J, K, L, R> {
    R apply(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
}
