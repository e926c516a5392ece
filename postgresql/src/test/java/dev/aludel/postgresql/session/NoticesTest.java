package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.scripted.ServerMessages.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.Frames;
import org.junit.jupiter.api.Test;

/** Notices that nobody takes cost a bounded amount of memory. */
class NoticesTest {
    private final Notices notices = new Notices(10);

    private void say(String text) {
        var message = notice(text);
        notices.add(ErrorFields.readNotice(message, Frames.HEADER, message.length), message.length - Frames.HEADER);
    }

    @Test
    void theirNumberIsBounded() {
        for (int i = 0; i < 12; i++) {
            say("n" + i);
        }
        assertEquals(2, notices.dropped());
        var taken = notices.take();
        assertEquals(10, taken.size());
        assertEquals("n0", taken.getFirst().message());
    }

    @Test
    void theirBytesAreBounded() {
        var large = "x".repeat(Notices.MOST_BYTES / 3);
        for (int i = 0; i < 4; i++) {
            say(large);
        }
        say("small");
        assertEquals(3, notices.take().size());
        assertEquals(2, notices.dropped());
        say(large);
        assertEquals(1, notices.take().size());
    }
}
