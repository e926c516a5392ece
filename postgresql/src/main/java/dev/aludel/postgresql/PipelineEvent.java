package dev.aludel.postgresql;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The flight recorder's view of a {@link PgPipeline}, from its opening to its end. Off unless a recording asks for it. */
@Name("dev.aludel.postgresql.Pipeline")
@Label("Pipeline")
@Category({"Aludel", "PostgreSQL"})
@Description("Statements were sent together")
@Enabled(false)
@StackTrace(true)
final class PipelineEvent extends Event {
    @Label("Server Process")
    int process;

    @Label("Statements")
    long statements;

    @Label("Failures")
    long failures;

    @Label("Round Trips")
    long roundTrips;
}
