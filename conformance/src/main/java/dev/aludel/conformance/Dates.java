package dev.aludel.conformance;

import static dev.aludel.conformance.Case.query;
import static dev.aludel.conformance.Case.row;
import static dev.aludel.conformance.Library.BOOK;
import static dev.aludel.sql.Fn.currentDate;
import static dev.aludel.sql.Fn.dateTrunc;
import static dev.aludel.sql.Fn.extract;
import static dev.aludel.sql.Fn.format;
import static dev.aludel.sql.Fn.fromEpochSeconds;
import static dev.aludel.sql.Fn.makeDate;
import static dev.aludel.sql.Fn.now;
import static dev.aludel.sql.Fn.temporal;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.value;
import static dev.aludel.sql.tree.DatePart.DAY;
import static dev.aludel.sql.tree.DatePart.DAY_OF_WEEK;
import static dev.aludel.sql.tree.DatePart.DAY_OF_YEAR;
import static dev.aludel.sql.tree.DatePart.HOUR;
import static dev.aludel.sql.tree.DatePart.MICROSECOND;
import static dev.aludel.sql.tree.DatePart.MINUTE;
import static dev.aludel.sql.tree.DatePart.MONTH;
import static dev.aludel.sql.tree.DatePart.QUARTER;
import static dev.aludel.sql.tree.DatePart.SECOND;
import static dev.aludel.sql.tree.DatePart.WEEK;
import static dev.aludel.sql.tree.DatePart.YEAR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Parts of times, and calculating with them. */
final class Dates implements Family {
    @Override
    public String name() {
        return "dates and times";
    }

    @Override
    public List<Case> cases() {
        var published = temporal(BOOK.published);
        var moment = value(Instant.parse("2024-03-10T23:30:15.123456Z"));
        var time = value(LocalDateTime.parse("2024-12-31T23:59:59.999999"));
        return List.of(
                query(
                                "a date cut down",
                                select(
                                                BOOK.id,
                                                dateTrunc(MONTH, BOOK.published),
                                                dateTrunc(QUARTER, BOOK.published),
                                                dateTrunc(YEAR, BOOK.published),
                                                dateTrunc(WEEK, BOOK.published))
                                        .where(BOOK.id.le(2))
                                        .orderBy(BOOK.id))
                        .sqlite("""
                                SELECT books.id, time_trunc('date', 'month', books.published), time_trunc('date',
                                'quarter', books.published), time_trunc('date', 'year', books.published),
                                time_trunc('date', 'week', books.published) FROM books WHERE books.id <= ? ORDER BY
                                books.id""")
                        .postgresql("""
                                SELECT books.id, CAST(date_trunc('month', CAST(books.published AS TIMESTAMP)) AS
                                DATE), CAST(date_trunc('quarter', CAST(books.published AS TIMESTAMP)) AS DATE),
                                CAST(date_trunc('year', CAST(books.published AS TIMESTAMP)) AS DATE),
                                CAST(date_trunc('week', CAST(books.published AS TIMESTAMP)) AS DATE) FROM books WHERE
                                books.id <= $1 ORDER BY books.id""")
                        .mariadb("""
                                SELECT books.id, CAST(date_format(books.published, '%Y-%m-01') AS DATE),
                                CAST(makedate(year(books.published), 1) + INTERVAL (quarter(books.published) - 1) * 3
                                MONTH AS DATE), CAST(date_format(books.published, '%Y-01-01') AS DATE),
                                CAST(CAST(books.published AS DATE) - INTERVAL weekday(books.published) DAY AS DATE)
                                FROM books WHERE books.id <= ? ORDER BY books.id""")
                        .gives(
                                row(
                                        1,
                                        LocalDate.of(1999, 1, 1),
                                        LocalDate.of(1999, 1, 1),
                                        LocalDate.of(1999, 1, 1),
                                        LocalDate.of(1999, 1, 25)),
                                row(
                                        2,
                                        LocalDate.of(2003, 6, 1),
                                        LocalDate.of(2003, 4, 1),
                                        LocalDate.of(2003, 1, 1),
                                        LocalDate.of(2003, 6, 9))),
                query(
                                "a moment cut down, in UTC",
                                select(
                                        moment.truncatedTo(DAY),
                                        moment.truncatedTo(HOUR),
                                        moment.truncatedTo(SECOND),
                                        moment.truncatedTo(MONTH)))
                        .sqlite("""
                                SELECT time_trunc('moment', 'day', ?), time_trunc('moment', 'hour', ?),
                                time_trunc('moment', 'second', ?), time_trunc('moment', 'month', ?)""")
                        .postgresql("""
                                SELECT date_trunc('day', $1, 'UTC'), date_trunc('hour', $1, 'UTC'),
                                date_trunc('second', $1, 'UTC'), date_trunc('month', $1, 'UTC')""")
                        .mariadb("""
                                SELECT CAST(date_format(?, '%Y-%m-%d') AS DATETIME(6)), CAST(date_format(?, '%Y-%m-%d
                                %H:00:00.000000') AS DATETIME(6)), CAST(date_format(?, '%Y-%m-%d %H:%i:%s.000000') AS
                                DATETIME(6)), CAST(date_format(?, '%Y-%m-01') AS DATETIME(6))""")
                        .gives(row(
                                Instant.parse("2024-03-10T00:00:00Z"),
                                Instant.parse("2024-03-10T23:00:00Z"),
                                Instant.parse("2024-03-10T23:30:15Z"),
                                Instant.parse("2024-03-01T00:00:00Z"))),
                query(
                                "the parts of a date",
                                select(
                                                extract(YEAR, BOOK.published),
                                                extract(QUARTER, BOOK.published),
                                                extract(MONTH, BOOK.published),
                                                extract(WEEK, BOOK.published),
                                                extract(DAY, BOOK.published),
                                                extract(DAY_OF_WEEK, BOOK.published),
                                                extract(DAY_OF_YEAR, BOOK.published))
                                        .where(BOOK.id.eq(2)))
                        .sqlite("""
                                SELECT time_extract('date', 'year', books.published), time_extract('date', 'quarter',
                                books.published), time_extract('date', 'month', books.published), time_extract('date',
                                'week', books.published), time_extract('date', 'day', books.published),
                                time_extract('date', 'day_of_week', books.published), time_extract('date',
                                'day_of_year', books.published) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT CAST(extract(YEAR FROM books.published) AS INTEGER), CAST(extract(QUARTER FROM
                                books.published) AS INTEGER), CAST(extract(MONTH FROM books.published) AS INTEGER),
                                CAST(extract(WEEK FROM books.published) AS INTEGER), CAST(extract(DAY FROM
                                books.published) AS INTEGER), CAST(extract(ISODOW FROM books.published) AS INTEGER),
                                CAST(extract(DOY FROM books.published) AS INTEGER) FROM books WHERE books.id = $1""")
                        .mariadb("""
                                SELECT extract(YEAR FROM books.published), extract(QUARTER FROM books.published),
                                extract(MONTH FROM books.published), week(books.published, 3), extract(DAY FROM
                                books.published), (weekday(books.published) + 1), dayofyear(books.published) FROM
                                books WHERE books.id = ?""")
                        .gives(row(2003, 2, 6, 24, 15, 7, 166)),
                query(
                                "the parts of a time",
                                select(
                                        time.get(HOUR),
                                        time.get(MINUTE),
                                        time.get(SECOND),
                                        time.get(MICROSECOND),
                                        moment.get(DAY),
                                        moment.get(HOUR)))
                        .sqlite("""
                                SELECT time_extract('timestamp', 'hour', ?), time_extract('timestamp', 'minute', ?),
                                time_extract('timestamp', 'second', ?), time_extract('timestamp', 'microsecond', ?),
                                time_extract('moment', 'day', ?), time_extract('moment', 'hour', ?)""")
                        .postgresql("""
                                SELECT CAST(extract(HOUR FROM $1) AS INTEGER), CAST(extract(MINUTE FROM $1) AS
                                INTEGER), CAST(floor(extract(SECOND FROM $1)) AS INTEGER), (CAST(extract(MICROSECONDS
                                FROM $1) AS INTEGER) % 1000000), CAST(extract(DAY FROM ($2 AT TIME ZONE 'UTC')) AS
                                INTEGER), CAST(extract(HOUR FROM ($2 AT TIME ZONE 'UTC')) AS INTEGER)""")
                        .mariadb("""
                                SELECT extract(HOUR FROM ?), extract(MINUTE FROM ?), extract(SECOND FROM ?),
                                extract(MICROSECOND FROM ?), extract(DAY FROM ?), extract(HOUR FROM ?)""")
                        .gives(row(23, 59, 59, 999999, 10, 23)),
                query(
                                "months later, at the end of one that is shorter",
                                select(
                                                published.plusMonths(1),
                                                published.plusYears(1),
                                                published.plusDays(1),
                                                published.plus(-1, QUARTER))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT time_plus('date', 'month', books.published, ?), time_plus('date', 'year',
                                books.published, ?), time_plus('date', 'day', books.published, ?), time_plus('date',
                                'quarter', books.published, ?) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT CAST(books.published + $1 * INTERVAL '1 month' AS DATE), CAST(books.published +
                                $2 * INTERVAL '1 year' AS DATE), CAST(books.published + $3 * INTERVAL '1 day' AS
                                DATE), CAST(books.published + $4 * INTERVAL '3 months' AS DATE) FROM books WHERE
                                books.id = $5""")
                        .mariadb("""
                                SELECT CAST(books.published + INTERVAL ? MONTH AS DATE), CAST(books.published +
                                INTERVAL ? YEAR AS DATE), CAST(books.published + INTERVAL ? DAY AS DATE),
                                CAST(books.published + INTERVAL ? QUARTER AS DATE) FROM books WHERE books.id = ?""")
                        .gives(row(
                                LocalDate.of(1999, 2, 28),
                                LocalDate.of(2000, 1, 31),
                                LocalDate.of(1999, 2, 1),
                                LocalDate.of(1998, 10, 31))),
                query(
                                "later by what a column says",
                                select(published.plus(BOOK.pages, DAY)).where(BOOK.id.eq(5)))
                        .sqlite("""
                                SELECT time_plus('date', 'day', books.published, books.pages) FROM books WHERE
                                books.id = ?""")
                        .postgresql("""
                                SELECT CAST(books.published + books.pages * INTERVAL '1 day' AS DATE) FROM books WHERE
                                books.id = $1""")
                        .mariadb("""
                                SELECT CAST(books.published + INTERVAL books.pages DAY AS DATE) FROM books WHERE
                                books.id = ?""")
                        .gives(LocalDate.of(1987, 3, 16)),
                query(
                                "a moment and a duration",
                                select(
                                        moment.plus(Duration.parse("PT0.000001S")),
                                        moment.minus(Duration.ofDays(10)),
                                        moment.plusHours(1),
                                        moment.plusMonths(-1)))
                        .sqlite("""
                                SELECT time_plus('moment', 'microsecond', ?, ?), time_plus('moment', 'microsecond', ?,
                                ?), time_plus('moment', 'hour', ?, ?), time_plus('moment', 'month', ?, ?)""")
                        .postgresql("""
                                SELECT ((($1 AT TIME ZONE 'UTC') + $2 * INTERVAL '1 microsecond') AT TIME ZONE 'UTC'),
                                ((($1 AT TIME ZONE 'UTC') + $3 * INTERVAL '1 microsecond') AT TIME ZONE 'UTC'), ((($1
                                AT TIME ZONE 'UTC') + $4 * INTERVAL '1 hour') AT TIME ZONE 'UTC'), ((($1 AT TIME ZONE
                                'UTC') + $5 * INTERVAL '1 month') AT TIME ZONE 'UTC')""")
                        .mariadb("""
                                SELECT CAST(? + INTERVAL ? MICROSECOND AS DATETIME(6)), CAST(? + INTERVAL ?
                                MICROSECOND AS DATETIME(6)), CAST(? + INTERVAL ? HOUR AS DATETIME(6)), CAST(? +
                                INTERVAL ? MONTH AS DATETIME(6))""")
                        .gives(row(
                                Instant.parse("2024-03-10T23:30:15.123457Z"),
                                Instant.parse("2024-02-29T23:30:15.123456Z"),
                                Instant.parse("2024-03-11T00:30:15.123456Z"),
                                Instant.parse("2024-02-10T23:30:15.123456Z"))),
                query(
                                "whole units between",
                                select(
                                                published.until(LocalDate.of(1999, 3, 1), DAY),
                                                published.until(LocalDate.of(1999, 3, 30), MONTH),
                                                published.until(LocalDate.of(1998, 1, 31), YEAR),
                                                moment.until(Instant.parse("2024-03-11T00:30:15.123455Z"), HOUR),
                                                moment.until(Instant.parse("2024-03-11T00:30:15.123455Z"), MINUTE))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT time_until('date', 'day', books.published, ?), time_until('date', 'month',
                                books.published, ?), time_until('date', 'year', books.published, ?),
                                time_until('moment', 'hour', ?, ?), time_until('moment', 'minute', ?, ?) FROM books
                                WHERE books.id = ?""")
                        .postgresql("""
                                SELECT CAST(trunc(extract(EPOCH FROM CAST($1 AS TIMESTAMP) - CAST(books.published AS
                                TIMESTAMP)) / 86400) AS BIGINT), CAST((extract(YEAR FROM age(CAST($2 AS TIMESTAMP),
                                CAST(books.published AS TIMESTAMP))) * 12 + extract(MONTH FROM age(CAST($2 AS
                                TIMESTAMP), CAST(books.published AS TIMESTAMP)))) AS BIGINT), CAST(trunc((extract(YEAR
                                FROM age(CAST($3 AS TIMESTAMP), CAST(books.published AS TIMESTAMP))) * 12 +
                                extract(MONTH FROM age(CAST($3 AS TIMESTAMP), CAST(books.published AS TIMESTAMP)))) /
                                12) AS BIGINT), CAST(trunc(extract(EPOCH FROM ($4 AT TIME ZONE 'UTC') - ($5 AT TIME
                                ZONE 'UTC')) / 3600) AS BIGINT), CAST(trunc(extract(EPOCH FROM ($6 AT TIME ZONE 'UTC')
                                - ($5 AT TIME ZONE 'UTC')) / 60) AS BIGINT) FROM books WHERE books.id = $7""")
                        .mariadb("""
                                SELECT timestampdiff(DAY, books.published, ?), timestampdiff(MONTH, books.published,
                                ?), timestampdiff(YEAR, books.published, ?), timestampdiff(HOUR, ?, ?),
                                timestampdiff(MINUTE, ?, ?) FROM books WHERE books.id = ?""")
                        .gives(row(29, 1, -1, 0, 59)),
                query(
                                "the time between",
                                select(
                                                moment.durationUntil(value(Instant.parse("2024-03-11T23:30:15.5Z"))),
                                                published.durationUntil(value(LocalDate.of(1999, 2, 2))))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT time_until('moment', 'microsecond', ?, ?), time_until('date', 'microsecond',
                                books.published, ?) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT ($1 - $2), (($3 - books.published) * INTERVAL '1 day') FROM books WHERE
                                books.id = $4""")
                        .mariadb("""
                                SELECT timestampdiff(MICROSECOND, ?, ?), timestampdiff(MICROSECOND, books.published,
                                ?) FROM books WHERE books.id = ?""")
                        .gives(row(Duration.parse("PT24H0.376544S"), Duration.ofDays(2))),
                query(
                                "a date made of numbers, and the date and time of a moment",
                                select(makeDate(value(2024), value(2), value(29)), moment.date(), moment.time()))
                        .sqlite("""
                                SELECT make_date(?, ?, ?), time_convert('moment', 'date', ?), time_convert('moment',
                                'time', ?)""")
                        .postgresql("""
                                SELECT make_date($1, $2, $3), CAST(($4 AT TIME ZONE 'UTC') AS DATE), CAST(($4 AT TIME
                                ZONE 'UTC') AS TIME)""")
                        .mariadb("""
                                SELECT CAST(concat_ws('-', lpad(?, 4, '0'), ?, ?) AS DATE), CAST(? AS DATE), CAST(? AS
                                TIME(6))""")
                        .gives(row(
                                LocalDate.of(2024, 2, 29),
                                LocalDate.of(2024, 3, 10),
                                LocalTime.parse("23:30:15.123456"))),
                query(
                                "seconds since 1970",
                                select(
                                        moment.epochSeconds(),
                                        fromEpochSeconds(value(86400L)),
                                        value(Instant.parse("1969-12-31T23:59:59.5Z"))
                                                .epochSeconds()))
                        .sqlite("""
                                SELECT time_epoch('moment', ?), strftime('%Y-%m-%d %H:%M:%S.000000Z', ?, 'unixepoch'),
                                time_epoch('moment', ?)""")
                        .postgresql("""
                                SELECT CAST(floor(extract(EPOCH FROM $1)) AS BIGINT), to_timestamp($2),
                                CAST(floor(extract(EPOCH FROM $3)) AS BIGINT)""")
                        .mariadb("""
                                SELECT timestampdiff(SECOND, '1970-01-01 00:00:00', date_format(?, '%Y-%m-%d
                                %H:%i:%s')), CAST('1970-01-01 00:00:00' + INTERVAL ? SECOND AS DATETIME(6)),
                                timestampdiff(SECOND, '1970-01-01 00:00:00', date_format(?, '%Y-%m-%d %H:%i:%s'))""")
                        .gives(row(1710113415, Instant.parse("1970-01-02T00:00:00Z"), -1)),
                query(
                                "now is later than what was",
                                select(now().gt(moment), currentDate().gt(LocalDate.of(2024, 1, 1))))
                        .sqlite("SELECT strftime('%Y-%m-%d %H:%M:%f000Z', 'now') > ?, date('now') > ?")
                        .postgresql("SELECT now() > $1, CAST(now() AT TIME ZONE 'UTC' AS DATE) > $2")
                        .mariadb("SELECT utc_timestamp(6) > ?, utc_date() > ?")
                        .gives(row(true, true)),
                query(
                                "times as text",
                                select(
                                                format(BOOK.published, "dd.MM.yyyy"),
                                                moment.format("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"),
                                                time.time().format("HH:mm"),
                                                format(BOOK.published, "YYYY-'W'ww-e"))
                                        .where(BOOK.id.eq(1)))
                        .sqlite("""
                                SELECT time_format('date', 'dd.MM.yyyy', books.published), time_format('moment',
                                'yyyy-MM-dd''T''HH:mm:ss.SSSSSS''Z''', ?), time_format('time', 'HH:mm',
                                time_convert('timestamp', 'time', ?)), time_format('date', 'YYYY-''W''ww-e',
                                books.published) FROM books WHERE books.id = ?""")
                        .postgresql("""
                                SELECT to_char(CAST(books.published AS TIMESTAMP), 'DD.MM.YYYY'), to_char($1 AT TIME
                                ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(CAST(CAST($2 AS TIME) AS
                                INTERVAL), 'HH24:MI'), to_char(CAST(books.published AS TIMESTAMP), 'IYYY-"W"IW-ID')
                                FROM books WHERE books.id = $3""")
                        .mariadb("""
                                SELECT date_format(books.published, '%d.%m.%Y'), date_format(?,
                                '%Y-%m-%dT%H:%i:%s.%fZ'), time_format(CAST(? AS TIME(6)), '%H:%i'),
                                date_format(books.published, concat('%x-W%v-', weekday(books.published) + 1, '')) FROM
                                books WHERE books.id = ?""")
                        .gives(row("31.01.1999", "2024-03-10T23:30:15.123456Z", "23:59", "1999-W04-7")),
                query(
                                "a group for each month, by its label",
                                select(format(BOOK.published, "yyyy-MM").as("month"), count())
                                        .where(BOOK.id.gt(2))
                                        .groupBy(format(BOOK.published, "yyyy-MM"))
                                        .orderBy(format(BOOK.published, "yyyy-MM")
                                                .as("month")
                                                .desc()))
                        .sqlite("""
                                SELECT time_format('date', 'yyyy-MM', books.published) AS month, count(*) FROM books
                                WHERE books.id > ? GROUP BY time_format('date', 'yyyy-MM', books.published) ORDER BY
                                month DESC""")
                        .postgresql("""
                                SELECT to_char(CAST(books.published AS TIMESTAMP), 'YYYY-MM') AS month, count(*) FROM
                                books WHERE books.id > $1 GROUP BY to_char(CAST(books.published AS TIMESTAMP),
                                'YYYY-MM') ORDER BY month DESC""")
                        .mariadb("""
                                SELECT date_format(books.published, '%Y-%m') AS month, count(*) FROM books WHERE
                                books.id > ? GROUP BY date_format(books.published, '%Y-%m') ORDER BY month DESC""")
                        .gives(row("2010-12", 1), row("2010-03", 1), row("1987-02", 1)),
                query(
                                "a group for each year",
                                select(dateTrunc(YEAR, BOOK.published).as("year"), count())
                                        .groupBy(dateTrunc(YEAR, BOOK.published))
                                        .having(count().gt(1)))
                        .sqlite("""
                                SELECT time_trunc('date', 'year', books.published) AS year, count(*) FROM books GROUP
                                BY time_trunc('date', 'year', books.published) HAVING count(*) > ?""")
                        .postgresql("""
                                SELECT CAST(date_trunc('year', CAST(books.published AS TIMESTAMP)) AS DATE) AS year,
                                count(*) FROM books GROUP BY CAST(date_trunc('year', CAST(books.published AS
                                TIMESTAMP)) AS DATE) HAVING count(*) > $1""")
                        .mariadb("""
                                SELECT CAST(date_format(books.published, '%Y-01-01') AS DATE) AS year, count(*) FROM
                                books GROUP BY CAST(date_format(books.published, '%Y-01-01') AS DATE) HAVING count(*)
                                > ?""")
                        .gives(row(LocalDate.of(2010, 1, 1), 2)));
    }
}
