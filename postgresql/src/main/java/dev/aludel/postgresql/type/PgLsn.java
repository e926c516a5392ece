package dev.aludel.postgresql.type;

/**
 * A position in the write-ahead log. Immutable, ordered as the log is.
 *
 * @param position bytes from the log's beginning, unsigned
 */
public record PgLsn(long position) implements Comparable<PgLsn> {
    /** Reads the form {@code 16/B374D848}. */
    public static PgLsn parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash > 8 || text.length() - slash > 9) {
            throw new IllegalArgumentException("not a log position");
        }
        return new PgLsn(Long.parseUnsignedLong(text.substring(0, slash), 16) << 32
                | Long.parseUnsignedLong(text.substring(slash + 1), 16));
    }

    @Override
    public int compareTo(PgLsn other) {
        return Long.compareUnsigned(position, other.position);
    }

    @Override
    public String toString() {
        return Long.toHexString(position >>> 32).toUpperCase(java.util.Locale.ROOT) + "/"
                + Long.toHexString(position & 0xFFFF_FFFFL).toUpperCase(java.util.Locale.ROOT);
    }
}
