package dev.aludel.pool;

import java.time.Duration;
import java.util.Locale;

/** How durations read in messages. */
final class Texts {
    private Texts() {}

    /** Seconds with as many digits as say something: {@code 0.5 s}, {@code 12.3 s}, {@code 30 s}. */
    static String seconds(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        String text = String.format(Locale.ROOT, seconds < 1 ? "%.3f" : "%.1f", seconds);
        return text.replaceFirst("\\.?0+$", "") + " s";
    }

    static String seconds(long nanos) {
        return seconds(Duration.ofNanos(nanos));
    }
}
