package dev.aludel.postgresql.type;

/** A value of {@code lseg}: the straight way between two points. Immutable. */
public record PgSegment(PgPoint start, PgPoint end) {
    @Override
    public String toString() {
        return "[" + start + "," + end + "]";
    }
}
