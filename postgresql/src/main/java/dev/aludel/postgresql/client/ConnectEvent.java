package dev.aludel.postgresql.client;

import dev.aludel.postgresql.startup.Started;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The flight recorder's view of a connection that was opened. */
@Name("dev.aludel.postgresql.Connect")
@Label("Connect")
@Category({"Aludel", "PostgreSQL"})
@Description("A connection to a PostgreSQL server was opened")
final class ConnectEvent extends Event {
    @Label("Server")
    String server = "";

    @Label("Process")
    int process;

    @Label("TLS")
    String tls = "";

    void end(Started started) {
        end();
        if (shouldCommit()) {
            server = String.valueOf(started.wire().remoteAddress());
            process = started.processId();
            var details = started.wire().tls();
            tls = details == null ? "" : details.protocol();
            commit();
        }
    }
}
