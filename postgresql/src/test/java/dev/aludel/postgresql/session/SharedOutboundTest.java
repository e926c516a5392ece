package dev.aludel.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** When calls on a shared connection are written, and that none is ever left behind. */
class SharedOutboundTest {
    private static final byte[] READY = {'Z', 0, 0, 0, 5, 'I'};

    private static final int SYNC_BYTES = 5;

    /** How many calls, of one Sync each, came in each piece. */
    private final LinkedBlockingQueue<Integer> written = new LinkedBlockingQueue<>();

    private final FedWire wire = new FedWire((_, _, from, to) -> written.add((to - from) / SYNC_BYTES));
    private final SharedInbound inbound = new SharedInbound();
    private final SharedOutbound outbound = new SharedOutbound(inbound, new Descriptions(10, _ -> true));

    SharedOutboundTest() {
        wire.attach(inbound.feeding(outbound));
        inbound.attached(wire);
        outbound.attached(wire);
    }

    @Test
    void aCallOnAnIdleConnectionIsWrittenAtOnce() {
        submit();

        assertThat(written).containsExactly(1);
    }

    @Test
    void theMoreIsInFlightTheMoreGoesInOnePiece() {
        for (int n = 0; n < 12; n++) {
            submit();
        }

        // With n in flight the next piece has half of n.
        assertThat(written).containsExactly(1, 1, 1, 2, 3, 4);
        assertThat(outbound.depth()).isEqualTo(12);
    }

    @Test
    void whatIsQueuedGoesWithTheNextAnswer() {
        for (int n = 0; n < 4; n++) {
            submit();
        }
        assertThat(written).as("the fourth waits").containsExactly(1, 1, 1);

        answer();

        assertThat(written).containsExactly(1, 1, 1, 1);
        assertThat(outbound.depth()).isEqualTo(3);
    }

    @Test
    void aCallThatIsWithdrawnWhileItWaitsIsNeverWritten() {
        for (int n = 0; n < 3; n++) {
            submit();
        }
        SharedCall waiting = submit();

        assertThat(waiting.withdraw()).isTrue();
        answer();

        assertThat(written).containsExactly(1, 1, 1);
        assertThat(outbound.depth()).isEqualTo(2);
    }

    @Test
    void callsThatWaitAreToldWhenTheConnectionEnds() {
        List<SharedCall> calls = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            calls.add(submit());
        }

        inbound.closed(null);

        assertThat(calls).allMatch(call -> call.lost);
        assertThat(outbound.depth()).isZero();
    }

    @Test
    void noCallIsLeftBehindWhateverMeets() throws Exception {
        int callers = 8;
        int each = 20_000;
        var done = new CountDownLatch(callers);
        for (int n = 0; n < callers; n++) {
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < each; i++) {
                    var call = submit();
                    while (call.group.status == 0) {
                        LockSupport.park(this);
                    }
                }
                done.countDown();
            });
        }
        long answered = 0;
        while (answered < (long) callers * each) {
            for (int count = written.take(); count > 0; count--) {
                answer();
                answered++;
            }
        }
        done.await();

        assertThat(outbound.depth()).isZero();
    }

    private SharedCall submit() {
        var writer = new MessageWriter(8);
        Frontend.sync(writer);
        var call = new SharedCall(inbound, writer, null, null, null);
        outbound.announce();
        outbound.submit(call);
        return call;
    }

    private void answer() {
        wire.receive(READY, 0, READY.length);
    }
}
