package dev.aludel.postgresql.shared;

import dev.aludel.driver.Deadline;
import dev.aludel.postgresql.session.SharedLane;

/** Opens a connection for many callers. Called on a thread of its own. */
@FunctionalInterface
public interface LaneOpener {
    /** Connects, or throws what {@link dev.aludel.driver.Connector#connect} throws. */
    SharedLane open(Deadline deadline);
}
