package dev.aludel.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU time of a process and its children, those that have ended included, from Linux's {@code /proc}. */
public final class ServerCpu {
    private static final long NANOS_PER_TICK = 10_000_000;

    private final long pid;

    ServerCpu(long pid) {
        this.pid = pid;
    }

    /** In nanoseconds; never less than the last time. -1 where the system does not tell. */
    public long nanos() {
        long[] ticks = {0};
        ProcessHandle.of(pid).ifPresent(server -> {
            ticks[0] += ticks(server.pid(), true);
            server.children().forEach(child -> ticks[0] += ticks(child.pid(), false));
        });
        return ticks[0] == 0 ? -1 : ticks[0] * NANOS_PER_TICK;
    }

    /** See proc(5): user and system time are fields 14 and 15, those of ended children 16 and 17. */
    private static long ticks(long pid, boolean withEnded) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            long own = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
            return withEnded ? own + Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14)) : own;
        } catch (IOException e) {
            return 0;
        }
    }
}
