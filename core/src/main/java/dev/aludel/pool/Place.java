package dev.aludel.pool;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection was acquired. Immutable. The hot path pays for finding the frames; names, files and lines are looked up
 * only when somebody reads them. Measured on JDK 25: walking over 15 frames of Aludel to the user's takes 1.9 microseconds
 * however deep the stack is, and a whole stack 20 nanoseconds per frame (a throwable is cheaper there than a walk).
 */
final class Place {
    private static final StackWalker WALKER = StackWalker.getInstance();
    /** How deep the search goes: the engine and the session put some dozen frames between the user and the pool. */
    private static final int DEPTH = 64;

    private final @Nullable StackFrame frame;
    private final @Nullable Throwable whole;

    private Place(@Nullable StackFrame frame, @Nullable Throwable whole) {
        this.frame = frame;
        this.whole = whole;
    }

    static @Nullable Place capture(LeakTracking tracking) {
        return switch (tracking) {
            case OFF -> null;
            case PLACE -> new Place(WALKER.walk(Place::outside).orElse(null), null);
            case FULL -> new Place(null, new Throwable());
        };
    }

    /** The first frame outside Aludel and the JDK. */
    private static Optional<StackFrame> outside(Stream<StackFrame> frames) {
        return frames.limit(DEPTH).filter(one -> isUser(one.getClassName())).findFirst();
    }

    private static boolean isUser(String type) {
        return !(type.startsWith("dev.aludel.") && !type.startsWith("dev.aludel.examples."))
                && !type.startsWith("java.")
                && !type.startsWith("jdk.");
    }

    /** The frame, as in a stack trace. */
    String text() {
        Optional<StackTraceElement> found = frame != null
                ? Optional.of(frame.toStackTraceElement())
                : stack().stream().filter(one -> isUser(one.getClassName())).findFirst();
        return found.map(StackTraceElement::toString)
                .orElse("a thread without a frame of its own (no caller outside Aludel and the JDK)");
    }

    /** The whole stack without the pool's own frames, empty unless it was asked for. */
    List<StackTraceElement> stack() {
        return whole == null
                ? List.of()
                : Stream.of(whole.getStackTrace())
                        .dropWhile(one -> one.getClassName().startsWith("dev.aludel.pool."))
                        .toList();
    }
}
