package dev.aludel.postgresql.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.aludel.driver.Deadline;
import dev.aludel.error.AludelException;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Callers on a shared connection that do whatever bytes say, interrupts and deadlines included, with a server that does so
 * too. Whatever happens: each call ends, exactly once; nobody waits for ever; rows are the caller's own and those that were
 * sent; a server that keeps to the protocol is never accused of breaking it. What meets what differs from run to run.
 *
 * <p>To search for more, by coverage: {@code JAZZER_FUZZ=1 mvn -pl postgresql -am test -Djazzer.hooks=true
 * -Dtest=SharedFuzzTest#scripts -Dsurefire.failIfNoSpecifiedTests=false}
 */
class SharedFuzzTest {
    private static final int CALLERS = 3;
    private static final long PATIENCE = 300_000;
    private static final StatementText SELECT = StatementText.of("select $1");
    private static final StatementText OTHER = StatementText.of("select other $1");

    @FuzzTest(maxDuration = "10m")
    void scripts(byte[] bytes) throws InterruptedException {
        new Round(bytes).run();
    }

    @Test
    void randomScripts() throws InterruptedException {
        for (int seed = Integer.getInteger("aludel.test.first", 0);
                seed < Integer.getInteger("aludel.test.scripts", 1500);
                seed++) {
            var random = new Random(seed);
            var bytes = new byte[20 + random.nextInt(300)];
            random.nextBytes(bytes);
            try {
                new Round(bytes).run();
            } catch (Throwable failed) {
                throw new AssertionError("script " + seed, failed);
            }
        }
    }

    /** What a sink of a caller throws. */
    private static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One connection and its callers. */
    private static final class Round implements RandomWire.Users {
        private record Answered(int operation, List<String> rows) {}

        private final byte[] bytes;
        private final RandomWire wire;
        private final SharedLane lane;
        private final AtomicInteger operations = new AtomicInteger();
        private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
        private final List<Thread> callers = new ArrayList<>();

        Round(byte[] bytes) {
            this.bytes = bytes;
            for (int i = 0; i < CALLERS; i++) {
                int number = i;
                callers.add(Thread.ofVirtual().unstarted(() -> call(number)));
            }
            wire = new RandomWire(new Choices(bytes), this);
            lane = SharedLane.open((SessionLink) wire, new Descriptions(100, type -> false), Duration.ofMillis(20));
        }

        void run() throws InterruptedException {
            callers.forEach(Thread::start);
            try {
                for (var each : callers) {
                    each.join(PATIENCE);
                    assertFalse(
                            each.isAlive(),
                            () -> "a caller waits for ever: " + Arrays.toString(each.getStackTrace()) + broken);
                }
            } finally {
                lane.close();
                wire.over();
            }
            compare();
        }

        private void call(int number) {
            int share = bytes.length / CALLERS;
            var choices = new Choices(Arrays.copyOfRange(bytes, number * share, (number + 1) * share));
            try {
                while (!choices.isOver()) {
                    execute(choices);
                }
            } catch (Throwable unexpected) {
                broken.add(unexpected);
            }
        }

        private void execute(Choices choices) {
            int operation = operations.incrementAndGet();
            var rows = new ArrayList<String>();
            int throwing = choices.oneIn(12) ? choices.below(3) : -1;
            RowSink sink = (chunk, from, to) -> {
                if (rows.size() == throwing) {
                    throw new Own();
                }
                rows.add(wire.server.mutated ? "" : Sessions.row(chunk, from));
            };
            if (choices.oneIn(10)) {
                wire.disturbed = true;
                Thread.currentThread().interrupt();
            }
            var deadline = choices.oneIn(10) ? Deadline.after(Duration.ofMillis(choices.below(2))) : Deadline.NEVER;
            try {
                lane.execute(
                        choices.oneIn(3) ? OTHER : SELECT,
                        Sessions.texts(operation + ":" + "x".repeat(choices.oneIn(12) ? 40_000 : 0)),
                        sink,
                        deadline);
                answers.add(new Answered(operation, rows));
            } catch (Own thrown) {
                // By its own sink.
            } catch (AludelException told) {
                if (!wire.server.mutated && told.getCause() instanceof ProtocolViolationException accused) {
                    throw new AssertionError("the server has done nothing wrong", accused);
                }
            }
            if (choices.oneIn(2)) {
                var _ = Thread.interrupted();
            }
        }

        private void compare() {
            if (wire.broken != null) {
                throw new AssertionError("the wire has seen what must not be", wire.broken);
            }
            if (!broken.isEmpty()) {
                throw new AssertionError("a caller was told what must not be", broken.peek());
            }
            if (!wire.server.mutated) {
                for (var each : answers) {
                    assertEquals(wire.server.rows(each.operation), each.rows);
                }
            }
        }

        @Override
        public boolean areParked() {
            boolean any = false;
            for (var each : callers) {
                if (each.getState() == Thread.State.WAITING && LockSupport.getBlocker(each) instanceof SharedLane) {
                    any = true;
                } else if (each.getState() != Thread.State.TERMINATED) {
                    return false;
                }
            }
            return any;
        }

        @Override
        public void interrupt() {
            callers.getFirst().interrupt();
        }

        @Override
        public void wake() {
            callers.forEach(LockSupport::unpark);
        }
    }
}
