package dev.aludel.streams;

import static dev.aludel.sql.Sql.select;
import static dev.aludel.streams.Reading_.READING;

import dev.aludel.Aludel;
import java.util.List;

/**
 * What {@link MillionRowsTest} runs in a JVM with little heap: reads a million rows as values, and again as entities, and prints what it
 * has seen.
 */
final class SmallHeap {
    private static final int ROWS = 1_000_000;

    private SmallHeap() {}

    public static void main(String[] arguments) {
        System.out.println("heap of 64 MiB " + (Runtime.getRuntime().maxMemory() <= 64 << 20));
        try (var db = Readings.open(arguments[0], ROWS)) {
            System.out.println("partitions " + partitions(db));
            System.out.println("entities " + entities(db));
        }
    }

    private static String partitions(Aludel db) {
        return db.engine().with(connection -> {
            var seen = new Seen();
            try (var rows = connection.stream(select(READING.id, READING.note).into(Reading::new), 5_000)) {
                for (List<Reading> part : rows.partitions(10_000)) {
                    part.forEach(reading -> seen.add(reading.id, reading.note));
                }
            }
            return seen.toString();
        });
    }

    private static String entities(Aludel db) {
        return db.with(session -> {
            var seen = new Seen();
            try (var rows = session.stream(select(READING))) {
                rows.forEach(reading -> seen.add(reading.id, reading.note));
            }
            return seen.toString();
        });
    }

    private static final class Seen {
        private long count;
        private long sum;
        private long characters;

        void add(long id, String note) {
            count++;
            sum += id;
            characters += note.length();
        }

        @Override
        public String toString() {
            return count + " " + sum + " " + characters;
        }
    }
}
