package dev.aludel.postgresql.type;

import java.util.List;
import java.util.stream.Collectors;

/** A value of {@code path}. Immutable. */
public record PgPath(boolean closed, List<PgPoint> points) {
    public PgPath {
        points = List.copyOf(points);
    }

    @Override
    public String toString() {
        var all = points.stream().map(PgPoint::toString).collect(Collectors.joining(","));
        return closed ? "(" + all + ")" : "[" + all + "]";
    }
}
