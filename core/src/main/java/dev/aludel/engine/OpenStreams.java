package dev.aludel.engine;

import java.util.ArrayList;
import java.util.List;

/** The streams of one connection whose cursors are open, in the order of their opening. */
final class OpenStreams {
    private final List<Rows<?>> open = new ArrayList<>();

    void add(Rows<?> rows) {
        open.add(rows);
    }

    void remove(Rows<?> rows) {
        open.remove(rows);
    }

    int count() {
        return open.size();
    }

    /** Closes all and gives their number. */
    int closeAll(String reason) {
        return closeFrom(0, reason);
    }

    /** Closes those that were opened after {@code count} others. */
    int closeFrom(int count, String reason) {
        var closing = new ArrayList<>(open.subList(Math.min(count, open.size()), open.size()));
        open.removeAll(closing);
        closing.reversed().forEach(rows -> rows.end(reason));
        return closing.size();
    }
}
