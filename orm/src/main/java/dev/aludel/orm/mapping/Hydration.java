package dev.aludel.orm.mapping;

import org.jspecify.annotations.Nullable;

/** What generated code calls to move a to-one relationship's key between an object and its column. Stateless. */
public final class Hydration {
    private Hydration() {}

    /** The key of the object referred to, or null when there is none or it has no key yet. Nothing is loaded. */
    public static @Nullable Object key(EntityRef<?> ref) {
        return ref.targetKey();
    }

    /**
     * Sets the key that was read, or restored. The object behind it is loaded when it is touched; one that is loaded already
     * and has this key stays.
     */
    public static void key(EntityRef<?> ref, @Nullable Object key) {
        if (key == null || !ref.known() || !key.equals(ref.targetKey())) {
            ref.unload(key);
        }
    }
}
