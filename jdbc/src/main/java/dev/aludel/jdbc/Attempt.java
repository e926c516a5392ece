package dev.aludel.jdbc;

import java.util.function.Supplier;

/** Work that is undone unless it comes to its end. */
public final class Attempt {
    private Attempt() {}

    /**
     * Gives what the work gives.
     *
     * @param undo called while whatever the work throws is on its way, which it must not hide by a failure of its own
     */
    public static <T> T orUndo(Supplier<T> work, Runnable undo) {
        boolean good = false;
        try {
            T answer = work.get();
            good = true;
            return answer;
        } finally {
            if (!good) {
                undo.run();
            }
        }
    }
}
