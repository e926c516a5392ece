package dev.aludel.postgresql.type;

/** A value of {@code circle}. Immutable. */
public record PgCircle(PgPoint center, double radius) {
    @Override
    public String toString() {
        return "<" + center + "," + radius + ">";
    }
}
