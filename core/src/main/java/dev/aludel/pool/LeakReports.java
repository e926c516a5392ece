package dev.aludel.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;

/** Reports leases that are held too long or were forgotten. Thread-safe. */
final class LeakReports {
    private static final Logger LOG = System.getLogger("dev.aludel.pool");

    private final PoolOptions options;
    private final PoolListener listener;

    LeakReports(PoolOptions options, PoolListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /** Reports those that are over the threshold, each once. */
    void sweep(List<Holding> holdings, long now) {
        if (!options.leakThreshold().isPositive()) {
            return;
        }
        for (Holding holding : holdings) {
            if (!holding.reported
                    && now - holding.since >= options.leakThreshold().toNanos()) {
                holding.reported = true;
                Holder holder = holding.holder(now);
                LOG.log(Level.WARNING, "Possible leak in pool '" + options.name() + "': " + holder + stack(holder));
                listener.held(options.name(), holder);
            }
        }
    }

    /** The note that a reported lease came back after all. */
    void returned(Holding holding, long now) {
        if (holding.reported) {
            LOG.log(
                    Level.INFO,
                    "Pool '" + options.name() + "': returned late, was reported as a possible leak: "
                            + holding.holder(now));
        }
    }

    void forgotten(Holding holding, long now, boolean terminated) {
        Holder holder = holding.holder(now);
        LOG.log(
                Level.WARNING,
                "Leak in pool '" + options.name() + "': a lease was garbage-collected without having been released: "
                        + holder
                        + ". Its connection was " + (terminated ? "terminated" : "reset")
                        + " and its capacity taken back;"
                        + " close what you open, best in a try-with-resources" + stack(holder));
        listener.leaked(options.name(), holder);
    }

    private static String stack(Holder holder) {
        return holder.stack().stream().map(frame -> "\n\tat " + frame).collect(Collectors.joining());
    }
}
