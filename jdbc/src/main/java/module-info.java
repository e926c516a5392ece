/** Drivers for databases that are reached through JDBC. */
module dev.aludel.jdbc {
    requires dev.aludel.core;
    requires java.sql;
    requires static transitive org.jspecify;
}
