package dev.aludel.pool;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** One acquire in a flight recording; its duration is the time waited. Short waits are not recorded unless a recording asks for them. */
@Name("dev.aludel.PoolAcquire")
@Label("Connection acquire")
@Category({"Aludel", "Pool"})
@Description("A connection was acquired from a pool, or could not be")
@StackTrace
@Threshold("20 ms")
final class AcquireEvent extends Event {
    @Label("Pool")
    String pool = "";

    @Label("Connection")
    @Description("The connection's number within its pool, 0 when none was acquired")
    int connection;

    @Label("Outcome")
    @Description("acquired, or the simple name of the exception")
    String outcome = "";

    @Label("Waiting")
    @Description("Threads that wait for a connection of this pool at the end")
    int waiting;
}
