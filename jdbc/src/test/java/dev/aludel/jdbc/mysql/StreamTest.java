package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.error.AludelException;
import dev.aludel.sql.Query;
import dev.aludel.testkit.mariadb.MariaDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results that are read as they are wanted. */
@Timeout(600)
class StreamTest {
    private static final Engine ENGINE = Engine.create(MariaDbServer.shared().freshUrl() + "?poolSize=1&maxOverflow=0");

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Query<Long> numbers(long upTo) {
        return text("select seq, repeat('x', 1000) from seq_1_to_" + upTo).map(row -> row.get(0, Long.class));
    }

    /** More than the heap holds, if it were kept: a gibibyte of texts. */
    @Test
    void aMillionLongRows() {
        ENGINE.begin(connection -> {
            long sum = 0;
            try (var rows = connection.stream(numbers(1_000_000))) {
                for (long number : rows) {
                    sum += number;
                }
            }
            assertThat(sum).isEqualTo(500_000_500_000L);
        });
    }

    @Test
    void leftEarlyTheConnectionIsFreeAtOnce() {
        for (int i = 0; i < 20; i++) {
            long first = ENGINE.transact(connection -> {
                try (var rows = connection.stream(numbers(1_000_000_000))) {
                    return rows.iterator().next();
                }
            });
            assertThat(first).isEqualTo(1);
        }
        ENGINE.use(connection -> assertThat(one(connection)).isEqualTo(1));
    }

    @Test
    void otherStatementsInBetween() {
        ENGINE.begin(connection -> {
            long sum = 0;
            try (var rows = connection.stream(numbers(3_000))) {
                for (long number : rows) {
                    sum += number * one(connection);
                }
            }
            assertThat(sum).isEqualTo(4_501_500);
        });
    }

    /** The rest goes to a file meanwhile. */
    @Test
    void anotherStatementEarlyInALongOne() {
        ENGINE.begin(connection -> {
            long sum = 0;
            try (var rows = connection.stream(numbers(300_000))) {
                for (long number : rows) {
                    sum += number == 10 ? number * one(connection) : number;
                }
            }
            assertThat(sum).isEqualTo(45_000_150_000L);
        });
    }

    @Test
    void allKindsOfCellsComeBackFromAside() {
        var all = text("select 1, 1.5, 2.5e0, cast(0.5 as float), 'é\ud83d\ude00', x'00ff', date'2020-02-29',"
                        + " timestamp'2020-02-29 12:00:00.000001', time'-100:00:00.5', cast('123e4567-e89b-12d3-a456-426614174000' as uuid),"
                        + " cast(18446744073709551615 as unsigned) from seq_1_to_2000")
                .map(row -> java.util.Arrays.deepToString(java.util.stream.IntStream.range(0, 11)
                        .mapToObj(i -> row.get(i, Object.class))
                        .toArray()));
        ENGINE.begin(connection -> {
            var expected = connection.first(all).orElseThrow();
            try (var rows = connection.stream(all)) {
                int count = 0;
                for (var row : rows) {
                    assertThat(row).isEqualTo(expected);
                    count += (int) one(connection);
                }
                assertThat(count).isEqualTo(2000);
            }
        });
    }

    @Test
    void twoAtOnce() {
        ENGINE.begin(connection -> {
            try (var some = connection.stream(numbers(2_500));
                    var others = connection.stream(numbers(2_500))) {
                var other = others.iterator();
                for (long number : some) {
                    assertThat(other.next()).isEqualTo(number);
                }
                assertThat(other.hasNext()).isFalse();
            }
        });
    }

    @Test
    void anErrorInTheMiddle() {
        ENGINE.begin(connection -> {
            assertThatThrownBy(() -> {
                        try (var rows = connection.stream(text("select 9223372036854770000 + seq from seq_1_to_10000")
                                .map(row -> row.get(0, Long.class)))) {
                            rows.forEach(number -> {});
                        }
                    })
                    .isInstanceOf(AludelException.class);
        });
        ENGINE.use(connection -> assertThat(one(connection)).isEqualTo(1));
    }

    private static long one(Connection connection) {
        return connection.one(text("select 1").map(row -> row.get(0, Long.class)));
    }
}
