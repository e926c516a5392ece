package dev.aludel.postgresql.session;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The flight recorder's view of a wait for a server: what shared it. Off unless a recording asks for it. */
@Name("dev.aludel.postgresql.RoundTrip")
@Label("PostgreSQL Round Trip")
@Category({"Aludel", "PostgreSQL"})
@Description("A session has waited for the answer to one or more groups of statements")
@Enabled(false)
@StackTrace(false)
final class RoundTripEvent extends Event {
    @Label("Server Process")
    int process;

    @Label("Groups")
    @Description("Sync messages whose answers came")
    long groups;

    @Label("Statements")
    @Description("Executions since the wait before, BEGIN and the like included")
    long statements;

    @Label("Sent")
    @DataAmount
    long sent;

    @Label("Received")
    @DataAmount
    long received;

    @Label("Cancelled")
    boolean cancelled;
}
