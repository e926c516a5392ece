package dev.aludel.orm.flush;

import java.util.List;

/** How the rows of a step are sent: as far as the database can in few statements that fail by themselves. */
@FunctionalInterface
interface StepSender {
    /** Sends the rows; nothing is waited for. */
    List<SentStep> send(StepRows rows);
}
