package dev.aludel.postgresql.type;

/** A value of {@code point}. Immutable. */
public record PgPoint(double x, double y) {
    @Override
    public String toString() {
        return "(" + x + "," + y + ")";
    }
}
