package dev.aludel.postgresql.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A session between a caller and a server that do whatever bytes say: statements, batches, portals, COPY and transactions,
 * interrupts and deadlines on one side; errors, hang-ups, answers in pieces, late, damaged or never asked for on the other.
 *
 * <p>Whatever happens: each operation ends exactly once; nobody waits for ever; the session is usable or lost; rows are those
 * that were sent; what is said to be stored is stored once; what is said not to be is not; a server that keeps to the protocol
 * is never accused of breaking it.
 *
 * <p>An ordinary run plays what was found before and a few thousand random scripts. To search for more, by coverage:
 * {@code JAZZER_FUZZ=1 mvn -pl postgresql -am test -Djazzer.hooks=true -Dtest=SessionFuzzTest#scripts
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class SessionFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void scripts(byte[] bytes) throws InterruptedException {
        RandomCaller.run(bytes);
    }

    @Test
    void randomScripts() throws InterruptedException {
        for (int seed = 0; seed < Integer.getInteger("aludel.test.scripts", 1500); seed++) {
            var random = new Random(seed);
            var bytes = new byte[20 + random.nextInt(400)];
            random.nextBytes(bytes);
            try {
                RandomCaller.run(bytes);
            } catch (Throwable failed) {
                throw new AssertionError("script " + seed, failed);
            }
        }
    }
}
