package dev.aludel.engine;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/**
 * The flight recorder's view of a statement: its text without values, what it brought, and how often it was waited for. Fast ones are
 * not recorded unless a recording asks for them: a busy service would fill its recording with nothing else.
 */
@Name("dev.aludel.Statement")
@Label("Statement")
@Category({"Aludel"})
@Description("A statement was sent to a database and answered")
@Threshold("20 ms")
final class StatementFlightEvent extends Event {
    @Label("Connection")
    long connection;

    @Label("SQL")
    String sql = "";

    @Label("Rows")
    long rows;

    @Label("Round Trips")
    long roundTrips;

    @Label("Succeeded")
    boolean succeeded;
}
