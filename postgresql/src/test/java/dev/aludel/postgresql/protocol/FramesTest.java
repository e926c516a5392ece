package dev.aludel.postgresql.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Bytes come in any pieces; messages go out whole, in order, and nothing is believed before it has arrived. */
class FramesTest {
    private final List<String> seen = new ArrayList<>();
    private final Frames frames = new Frames(Frames.MAX_MESSAGE, this::see);

    private void see(byte type, byte[] chunk, int from, int to) {
        assertThat(chunk[from - Frames.HEADER]).isEqualTo(type);
        assertThat(WireBytes.int32(chunk, from - 4)).isEqualTo(to - from + 4);
        seen.add((char) type + WireBytes.text(chunk, from, to));
    }

    private static byte[] message(char type, String body) {
        var out = new MessageWriter(8);
        out.begin(type).text(body).end();
        return Arrays.copyOf(out.array(), out.size());
    }

    private static byte[] stream(byte[]... messages) {
        var out = new ByteArrayOutputStream();
        for (var message : messages) {
            out.writeBytes(message);
        }
        return out.toByteArray();
    }

    @Test
    void messagesSplitAtEveryByteOffsetAreTheSame() {
        var bytes = stream(message('D', "one"), message('1', ""), message('D', "x".repeat(300)), message('Z', "I"));
        for (int split = 0; split <= bytes.length; split++) {
            seen.clear();
            frames.push(bytes, 0, split);
            frames.push(bytes, split, bytes.length);
            assertThat(seen).containsExactly("Done", "1", "D" + "x".repeat(300), "ZI");
            assertThat(frames.remainder()).isEmpty();
        }
    }

    @Test
    void messagesThatComeByteByByteAreTheSame() {
        var bytes = stream(message('D', "one"), message('1', ""), message('Z', "I"));
        for (int i = 0; i < bytes.length; i++) {
            frames.push(bytes, i, i + 1);
        }
        assertThat(seen).containsExactly("Done", "1", "ZI");
    }

    @Property(tries = 200)
    void messagesInAnyPiecesAreTheSame(
            @ForAll @Size(max = 30) List<@IntRange(max = 5000) Integer> lengths, @ForAll long seed) {
        seen.clear();
        var expected = new ArrayList<String>();
        var all = new ByteArrayOutputStream();
        for (var length : lengths) {
            expected.add("D" + "y".repeat(length));
            all.writeBytes(message('D', "y".repeat(length)));
        }
        var random = new Random(seed);
        var bytes = ByteBuffer.wrap(all.toByteArray());
        while (bytes.hasRemaining()) {
            var piece = new byte[Math.min(bytes.remaining(), 1 + random.nextInt(random.nextBoolean() ? 10 : 9000))];
            bytes.get(piece);
            var direct = ByteBuffer.allocateDirect(piece.length).put(piece).flip();
            frames.push(direct);
            assertThat(direct.hasRemaining()).isFalse();
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void anOversizeMessageAndASmallOneInOneReadAreBothDelivered() {
        var bytes = stream(message('D', "z".repeat(100_000)), message('C', "SELECT 1"));
        frames.push(bytes, 0, 70_000);
        frames.push(bytes, 70_000, bytes.length);
        assertThat(seen).containsExactly("D" + "z".repeat(100_000), "CSELECT 1");
    }

    @Test
    void aClaimedGibibyteCostsWhatHasArrived() {
        var before = allocated();
        var header = ServerBytes.header('D', (1 << 30) - 1);
        frames.push(header, 0, header.length);
        frames.push(new byte[1000], 0, 1000);
        assertThat(allocated() - before).isLessThan(1_000_000);
        assertThat(frames.remainder()).hasSize(1005);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void aMessageOfAnUnknownTypeIsRefusedAtItsFirstByte() {
        assertThatThrownBy(() -> frames.push(new byte[] {'H' + 128 - 256}, 0, 1))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining("unknown type");
    }

    @Test
    void lengthsBelowFourAndBeyondTheLimitAreRefused() {
        for (var length : new int[] {3, 0, -1, Integer.MIN_VALUE, (1 << 30) + 1, Integer.MAX_VALUE}) {
            var header = ServerBytes.header('D', length);
            assertThatThrownBy(() -> new Frames(Frames.MAX_MESSAGE, this::see).push(header, 0, header.length))
                    .isInstanceOf(ProtocolViolationException.class)
                    .hasMessageContaining("DataRow");
        }
    }

    @Test
    void messagesBeforeABrokenOneAreDelivered() {
        var bytes = stream(message('E', "fatal"), new byte[] {0, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> frames.push(bytes, 0, bytes.length)).isInstanceOf(ProtocolViolationException.class);
        assertThat(seen).containsExactly("Efatal");
    }

    @Property(tries = 1000)
    void anyBytesAreFramedOrRefusedAndNothingElse(@ForAll byte[] bytes) {
        var any = new Frames(1 << 20, (type, chunk, from, to) -> assertThat(to).isBetween(from, chunk.length));
        try {
            any.push(bytes, 0, bytes.length);
        } catch (ProtocolViolationException refused) {
            assertThat(refused).hasMessageStartingWith("the server");
        }
    }

    /** Headers that lie. */
    static final class ServerBytes {
        static byte[] header(char type, int length) {
            var out = new MessageWriter(8).int8(type).int32(length);
            return Arrays.copyOf(out.array(), 5);
        }
    }
}
