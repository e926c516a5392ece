package dev.aludel.engine;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The flight recorder's view of a statement: its text without values, what it brought, and how often it was waited for. */
@Name("dev.aludel.Statement")
@Label("Statement")
@Category({"Aludel"})
@Description("A statement was sent to a database and answered")
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
