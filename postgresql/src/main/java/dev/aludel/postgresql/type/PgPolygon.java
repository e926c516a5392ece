package dev.aludel.postgresql.type;

import java.util.List;
import java.util.stream.Collectors;

/** A value of {@code polygon}. Immutable. */
public record PgPolygon(List<PgPoint> points) {
    public PgPolygon {
        points = List.copyOf(points);
    }

    @Override
    public String toString() {
        return "(" + points.stream().map(PgPoint::toString).collect(Collectors.joining(",")) + ")";
    }
}
