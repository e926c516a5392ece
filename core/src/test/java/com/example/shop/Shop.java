package com.example.shop;

import dev.aludel.pool.Lease;
import dev.aludel.pool.Pool;

/** A user's code, outside of Aludel's packages: reports name its lines. */
public final class Shop {
    private Shop() {}

    public static Lease order(Pool pool) {
        return pool.acquire();
    }

    /** Takes a lease and loses it. */
    public static void forget(Pool pool) {
        pool.acquire().connection().serverVersion();
    }
}
