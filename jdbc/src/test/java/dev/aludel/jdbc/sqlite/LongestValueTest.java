package dev.aludel.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.DriverConnection;
import dev.aludel.error.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteLimits;

/** The longest text and bytes: SQLite's own billion, and what happens there, at a limit that takes less memory. */
class LongestValueTest {
    private static final int SMALL = 10_000;
    private static final String ABOVE = "larger than SQLite allows";

    private DriverConnection db;

    @BeforeEach
    void open() {
        db = Sqlite.memory();
        Sqlite.run(db, "CREATE TABLE t (v)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aBillionBytes() {
        assertThat(Sqlite.number(db, "SELECT length(zeroblob(1000000000))")).isEqualTo(1_000_000_000);
        assertThatThrownBy(() -> Sqlite.number(db, "SELECT length(zeroblob(1000000001))"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(ABOVE);
        assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO t VALUES (zeroblob(1000000000))"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(ABOVE); // a row has some bytes of its own
        assertThat(Sqlite.number(db, "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void whatIsLongerIsRefusedAndTheConnectionGoesOn() throws Exception {
        Sqlite.link(db).statements().connection().setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, SMALL);
        for (Object fits :
                new Object[] {new byte[SMALL - 20], "x".repeat(SMALL - 20), "\u00e9".repeat(SMALL / 2 - 20)}) {
            Sqlite.run(db, "DELETE FROM t");
            Sqlite.run(db, "INSERT INTO t VALUES (?)", fits);
            assertThat(Sqlite.list(db, "SELECT v FROM t", row -> row.objectAt(0)))
                    .containsExactly(fits);
        }
        for (Object tooLong :
                new Object[] {new byte[SMALL + 1], "x".repeat(SMALL + 1), "\u00e9".repeat(SMALL / 2 + 1)}) {
            assertThatThrownBy(() -> Sqlite.run(db, "INSERT INTO t VALUES (?)", tooLong))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(ABOVE);
            assertThat(Sqlite.number(db, "SELECT count(*) FROM t")).isEqualTo(1);
        }
    }
}
