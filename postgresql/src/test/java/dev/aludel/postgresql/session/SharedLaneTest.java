package dev.aludel.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.error.OperationCancelledException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a shared connection does for callers that go, on a wire that never answers. */
@Timeout(600)
class SharedLaneTest {
    private final Thread caller = Thread.currentThread();
    private final FedWire wire = new FedWire((_, _, _, _) -> caller.interrupt());
    private final SharedLane lane =
            SharedLane.open((SessionLink) wire, new Descriptions(10, _ -> true), Duration.ofMillis(20));

    @AfterEach
    void clearFlag() {
        var _ = Thread.interrupted();
    }

    /** A server that is busy does not see that its client has gone. */
    @Test
    void whatDoesNotEndInTimeIsCancelledOnceMoreBehindTheEndOfItsConnection() throws Exception {
        assertThatThrownBy(this::call).isInstanceOf(OperationCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();

        wire.cancelledBehindItsEnd.await();

        assertThat(lane.isOpen()).isFalse();
        assertThat(lane.isHeld()).isFalse();
    }

    private void call() {
        lane.execute(StatementText.of("select 1"), Sessions.texts(), Sessions.collect(List.of()), Deadline.NEVER);
    }
}
