package dev.aludel.pool;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection was acquired. Immutable. Finding the frame is what the hot path pays; its file and line are looked up
 * only when somebody reads them.
 */
final class Place {
    private static final StackWalker WALKER = StackWalker.getInstance();
    /** How deep the search goes: the engine and the session put some dozen frames between the user and the pool. */
    private static final int DEPTH = 64;

    private final @Nullable StackFrame frame;
    private final List<StackFrame> frames;

    private Place(@Nullable StackFrame frame, List<StackFrame> frames) {
        this.frame = frame;
        this.frames = frames;
    }

    static @Nullable Place capture(LeakTracking tracking) {
        return switch (tracking) {
            case OFF -> null;
            case PLACE -> new Place(WALKER.walk(Place::outside).orElse(null), List.of());
            case FULL -> {
                List<StackFrame> all = WALKER.walk(Stream::toList);
                yield new Place(outside(all.stream()).orElse(null), all);
            }
        };
    }

    /** The first frame outside Aludel and the JDK. */
    private static Optional<StackFrame> outside(Stream<StackFrame> frames) {
        return frames.limit(DEPTH).filter(frame -> isUser(frame.getClassName())).findFirst();
    }

    private static boolean isUser(String type) {
        return !(type.startsWith("dev.aludel.") && !type.startsWith("dev.aludel.examples."))
                && !type.startsWith("java.")
                && !type.startsWith("jdk.");
    }

    /** The frame, as in a stack trace. */
    String text() {
        return frame == null
                ? "a thread without a frame of its own (no caller outside Aludel and the JDK)"
                : String.valueOf(frame.toStackTraceElement());
    }

    /** The whole stack without the pool's own frames, empty unless it was asked for. */
    List<StackTraceElement> stack() {
        return frames.stream()
                .dropWhile(one -> one.getClassName().startsWith("dev.aludel.pool."))
                .map(StackFrame::toStackTraceElement)
                .toList();
    }
}
