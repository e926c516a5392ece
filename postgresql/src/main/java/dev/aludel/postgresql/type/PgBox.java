package dev.aludel.postgresql.type;

/** A value of {@code box}. Immutable; PostgreSQL gives it back with these two corners, whichever were given. */
public record PgBox(PgPoint upperRight, PgPoint lowerLeft) {
    @Override
    public String toString() {
        return upperRight + "," + lowerLeft;
    }
}
