/** PostgreSQL's wire protocol, pipelined, for virtual threads: a driver on its own and the one behind {@code postgresql://}. */
module dev.aludel.postgresql {
    requires transitive dev.aludel.core;
    requires java.naming;
    requires jdk.jfr;
    requires jdk.net;
    requires static org.jspecify;

    exports dev.aludel.postgresql;
    exports dev.aludel.postgresql.copy;
    exports dev.aludel.postgresql.driver;
    exports dev.aludel.postgresql.listen;
    exports dev.aludel.postgresql.settings;
    exports dev.aludel.postgresql.type;

    provides dev.aludel.driver.Driver with
            dev.aludel.postgresql.driver.PgDriver;
}
