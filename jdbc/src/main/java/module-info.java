/** Drivers for databases that are reached through JDBC. */
module dev.aludel.jdbc {
    requires dev.aludel.core;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;

    provides dev.aludel.driver.Driver with
            dev.aludel.jdbc.sqlite.SqliteDriver;
}
