/** Drivers for databases that are reached through JDBC. */
module dev.aludel.jdbc {
    requires dev.aludel.core;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    // Only whoever uses MySQL or MariaDB brings it along.
    requires static org.mariadb.jdbc;
    requires static org.jspecify;

    exports dev.aludel.jdbc.mysql.type;

    provides dev.aludel.driver.Driver with
            dev.aludel.jdbc.mysql.MariaDbDriver,
            dev.aludel.jdbc.mysql.MySqlDriver,
            dev.aludel.jdbc.sqlite.SqliteDriver;
}
