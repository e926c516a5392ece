package dev.aludel.streams;

import static dev.aludel.streams.Reading_.READING;

import dev.aludel.Aludel;
import dev.aludel.sql.Sql;

/** A table of numbered rows of 100 characters each, filled by the database itself. */
final class Readings {
    private Readings() {}

    /** Opens the database and fills the table with the rows 0 to {@code rows} - 1; a power of ten. */
    static Aludel open(String url, int rows) {
        var db = Aludel.open(url, READING);
        db.createAll();
        fill(db, rows);
        return db;
    }

    private static void fill(Aludel db, int rows) {
        var number = new StringBuilder("0");
        var digits = new StringBuilder();
        int places = 0;
        for (int unit = 1; unit < rows; unit *= 10) {
            number.append(" + ").append(unit).append(" * d").append(places).append(".n");
            digits.append(places == 0 ? "" : ", ")
                    .append(
                            "(select 0 as n union all select 1 union all select 2 union all select 3 union all select 4")
                    .append(
                            " union all select 5 union all select 6 union all select 7 union all select 8 union all select 9) d")
                    .append(places++);
        }
        var sql = "insert into readings (id, note) select " + number + ", '" + "x".repeat(100) + "' from " + digits;
        db.engine().begin(connection -> connection.execute(Sql.text(sql)));
    }
}
