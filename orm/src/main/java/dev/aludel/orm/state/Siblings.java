package dev.aludel.orm.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that one result brought, so that touching a relationship of one can load it for those around it. It keeps no
 * object alive: who leaves the session is forgotten here. Not thread-safe.
 */
public final class Siblings {
    /** How many objects are loaded for at once. */
    public static final int WINDOW = 500;

    private final @Nullable EntityState<?>[] states;

    private Siblings(List<EntityState<?>> found) {
        states = found.toArray(new EntityState<?>[0]);
    }

    /** Makes these objects siblings; one that has siblings from an earlier result takes the new ones. */
    public static void join(List<EntityState<?>> found) {
        var siblings = new Siblings(found);
        for (int i = 0; i < found.size(); i++) {
            var state = found.get(i);
            var earlier = state.siblings();
            if (earlier != null) {
                earlier.forget(state.position());
            }
            state.siblings(siblings, i);
        }
    }

    /** The objects of the window around a position. */
    public List<EntityState<?>> around(int position) {
        int from = position / WINDOW * WINDOW;
        int to = Math.min(from + WINDOW, states.length);
        var window = new ArrayList<EntityState<?>>(to - from);
        for (int i = from; i < to; i++) {
            var state = states[i];
            if (state != null) {
                window.add(state);
            }
        }
        return window;
    }

    void forget(int position) {
        states[position] = null;
    }
}
