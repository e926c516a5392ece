package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgBox;
import dev.aludel.postgresql.type.PgCircle;
import dev.aludel.postgresql.type.PgLine;
import dev.aludel.postgresql.type.PgPath;
import dev.aludel.postgresql.type.PgPoint;
import dev.aludel.postgresql.type.PgPolygon;
import dev.aludel.postgresql.type.PgSegment;
import java.util.ArrayList;
import java.util.List;

/** The geometric types: coordinates one after the other. */
final class Geometry {
    private Geometry() {}

    static Codec point() {
        return new LeafCodec<>("point", PgPoint.class, Geometry::point, Geometry::write, text -> only(points(text, 1)));
    }

    static Codec line() {
        return new LeafCodec<>(
                "line",
                PgLine.class,
                in -> new PgLine(in.float64(), in.float64(), in.float64()),
                (out, line) -> out.float64(line.a()).float64(line.b()).float64(line.c()),
                text -> {
                    var numbers = numbers(text, 3);
                    return new PgLine(numbers[0], numbers[1], numbers[2]);
                });
    }

    static Codec segment() {
        return new LeafCodec<>(
                "lseg",
                PgSegment.class,
                in -> new PgSegment(point(in), point(in)),
                (out, segment) -> {
                    write(out, segment.start());
                    write(out, segment.end());
                },
                text -> {
                    var points = points(text, 2);
                    return new PgSegment(points.getFirst(), points.getLast());
                });
    }

    static Codec box() {
        return new LeafCodec<>(
                "box",
                PgBox.class,
                in -> new PgBox(point(in), point(in)),
                (out, box) -> {
                    write(out, box.upperRight());
                    write(out, box.lowerLeft());
                },
                text -> {
                    var points = points(text, 2);
                    return new PgBox(points.getFirst(), points.getLast());
                });
    }

    static Codec path() {
        return new LeafCodec<>(
                "path",
                PgPath.class,
                in -> new PgPath(in.int8() != 0, points(in)),
                (out, path) -> write(out.int8(path.closed() ? 1 : 0), path.points()),
                text -> new PgPath(!text.startsWith("["), points(text, -1)));
    }

    static Codec polygon() {
        return new LeafCodec<>(
                "polygon",
                PgPolygon.class,
                in -> new PgPolygon(points(in)),
                (out, polygon) -> write(out, polygon.points()),
                text -> new PgPolygon(points(text, -1)));
    }

    static Codec circle() {
        return new LeafCodec<>(
                "circle",
                PgCircle.class,
                in -> new PgCircle(point(in), in.float64()),
                (out, circle) -> {
                    write(out, circle.center());
                    out.float64(circle.radius());
                },
                text -> {
                    var numbers = numbers(text, 3);
                    return new PgCircle(new PgPoint(numbers[0], numbers[1]), numbers[2]);
                });
    }

    private static PgPoint point(ByteReader in) {
        return new PgPoint(in.float64(), in.float64());
    }

    private static List<PgPoint> points(ByteReader in) {
        int count = in.count(16);
        var points = new ArrayList<PgPoint>(count);
        for (int i = 0; i < count; i++) {
            points.add(point(in));
        }
        return points;
    }

    private static void write(MessageWriter out, PgPoint point) {
        out.float64(point.x()).float64(point.y());
    }

    private static void write(MessageWriter out, List<PgPoint> points) {
        out.int32(points.size());
        points.forEach(point -> write(out, point));
    }

    private static PgPoint only(List<PgPoint> points) {
        return points.getFirst();
    }

    private static List<PgPoint> points(String text, int count) {
        var numbers = numbers(text, 2 * count);
        var points = new ArrayList<PgPoint>();
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            points.add(new PgPoint(numbers[i], numbers[i + 1]));
        }
        return points;
    }

    /** The text forms differ in brackets only. */
    private static double[] numbers(String text, int count) {
        var parts = text.replaceAll("[()\\[\\]{}<>]", "").split(",", -1);
        if ((count >= 0 && parts.length != count) || (count < 0 && parts.length % 2 != 0)) {
            throw new IllegalArgumentException("not so many coordinates");
        }
        var numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }
}
