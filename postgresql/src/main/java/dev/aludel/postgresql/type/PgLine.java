package dev.aludel.postgresql.type;

/** A value of {@code line}: the points with {@code a*x + b*y + c = 0}. Immutable. */
public record PgLine(double a, double b, double c) {
    @Override
    public String toString() {
        return "{" + a + "," + b + "," + c + "}";
    }
}
