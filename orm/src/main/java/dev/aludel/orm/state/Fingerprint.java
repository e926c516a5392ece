package dev.aludel.orm.state;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A 64-bit digest of an object's values: what a read-only session keeps instead of a snapshot. Stateless. */
public final class Fingerprint {
    private Fingerprint() {}

    public static long of(@Nullable Object[] values) {
        long digest = 0xcbf29ce484222325L;
        for (var value : values) {
            digest = (digest ^ hash(value)) * 0x9E3779B97F4A7C15L;
            digest ^= digest >>> 29;
        }
        return digest;
    }

    /** Equal for values that a comparison with a snapshot would call equal. */
    private static long hash(@Nullable Object value) {
        return switch (value) {
            case null -> 0x5bd1e995L;
            case BigDecimal decimal -> decimal.stripTrailingZeros().hashCode();
            case byte[] bytes -> Arrays.hashCode(bytes);
            case String text -> 31L * text.length() + text.hashCode();
            default -> value.hashCode();
        };
    }
}
