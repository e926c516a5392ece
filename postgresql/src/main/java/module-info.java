/** PostgreSQL's wire protocol, pipelined, for virtual threads: a driver on its own and the one behind {@code postgresql://}. */
module dev.aludel.postgresql {
    requires dev.aludel.core;
    requires java.naming;
    requires jdk.jfr;
    requires jdk.net;
    requires static org.jspecify;

    exports dev.aludel.postgresql.type;
}
