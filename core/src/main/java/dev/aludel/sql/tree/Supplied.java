package dev.aludel.sql.tree;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** In the place of a value: one that is asked for whenever it is sent. */
record Supplied(Supplier<? extends @Nullable Object> source) {}
