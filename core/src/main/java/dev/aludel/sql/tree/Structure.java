package dev.aludel.sql.tree;

import org.jspecify.annotations.Nullable;

/** What two statements must share to be the same SQL: a key for caches. Immutable, holds no values, thread-safe. */
public final class Structure {
    private final Object[] parts;
    private final int length;
    private final int hash;

    /** Takes the array over; it may be longer than what is used of it. */
    Structure(Object[] parts, int length, int hash) {
        this.parts = parts;
        this.length = length;
        this.hash = hash;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Structure that) || hash != that.hash || length != that.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            // Columns and types of a metamodel are nearly always the same instances.
            if (parts[i] != that.parts[i] && !parts[i].equals(that.parts[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return java.util.Arrays.asList(parts).subList(0, length).toString();
    }
}
