package dev.aludel.testkit.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;

/** One direction of one connection: a line of pieces, each of which may not leave before its time. Of the proxy's thread. */
final class Flow {
    /** More than this on its way stops the reading, as full buffers of a network would. */
    private static final long CAPACITY = 16 << 20;

    private record Piece(ByteBuffer bytes, long due) {}

    private final Link link;
    private final SocketChannel from;
    private final SocketChannel to;
    private final Way way;
    private final IntConsumer arrived;
    private final ArrayDeque<Piece> line = new ArrayDeque<>();
    private long waiting;
    private long gatherUntil;
    private boolean sourceEnded;
    private boolean ended;
    private boolean cutBehind;

    Flow(Link link, SocketChannel from, SocketChannel to, Way way, IntConsumer arrived) {
        this.link = link;
        this.from = from;
        this.to = to;
        this.way = way;
        this.arrived = arrived;
    }

    /** Reads what is there, counts it, and then passes on what may go at once. */
    void read(ByteBuffer room, long now) throws IOException {
        room.clear();
        int count = from.read(room);
        if (count < 0) {
            sourceEnded = true;
        } else if (count > 0 && !sourceEnded && !cutBehind) {
            arrived.accept(count);
            var passage = way.arrive(room.flip());
            room.limit(passage.count());
            sourceEnded = passage.fate() == Way.Fate.END;
            cutBehind = passage.fate() == Way.Fate.CUT;
            pass(room, now);
        }
    }

    private void pass(ByteBuffer bytes, long now) throws IOException {
        boolean free = way.delayNanos() == 0 && way.gatherNanos() == 0 && !way.held();
        if (free && line.isEmpty() && way.chunk() == Integer.MAX_VALUE) {
            to.write(bytes);
        }
        if (bytes.hasRemaining()) {
            waiting += bytes.remaining();
            var copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            line.addLast(new Piece(copy, due(now)));
        }
    }

    private long due(long now) {
        if (way.gatherNanos() == 0) {
            return now + way.delayNanos();
        }
        if (line.isEmpty()) {
            gatherUntil = now + way.gatherNanos();
        }
        return gatherUntil + way.delayNanos();
    }

    /** Sends what is due, and ends what has to end behind it. */
    void flush(ByteBuffer room, long now) throws IOException {
        while (!way.held() && !line.isEmpty() && line.peekFirst().due() - now <= 0) {
            int wanted = collect(room, now);
            int sent = to.write(room);
            drop(sent);
            if (sent < wanted || way.chunk() != Integer.MAX_VALUE) {
                break;
            }
        }
        boolean through = line.isEmpty() && !way.held();
        if (through && cutBehind) {
            link.close();
        } else if (through && sourceEnded && !ended) {
            ended = true;
            to.shutdownOutput();
            link.ended();
        }
    }

    /** Puts pieces that are due together, for one write. */
    private int collect(ByteBuffer room, long now) {
        room.clear().limit(Math.min(room.capacity(), way.chunk()));
        for (Piece piece : line) {
            if (piece.due() - now > 0 || !room.hasRemaining()) {
                break;
            }
            var bytes = piece.bytes().duplicate();
            bytes.limit(bytes.position() + Math.min(bytes.remaining(), room.remaining()));
            room.put(bytes);
        }
        return room.flip().remaining();
    }

    private void drop(int sent) {
        waiting -= sent;
        for (int left = sent; left > 0; ) {
            var bytes = line.getFirst().bytes();
            int count = Math.min(left, bytes.remaining());
            bytes.position(bytes.position() + count);
            left -= count;
            if (!bytes.hasRemaining()) {
                line.removeFirst();
            }
        }
    }

    /** What its source's key should wait for. */
    int readInterest() {
        return sourceEnded || cutBehind || waiting >= CAPACITY ? 0 : SelectionKey.OP_READ;
    }

    /** What its target's key should wait for: only where the target itself is what holds things up. */
    int writeInterest(long now) {
        return !way.held() && !line.isEmpty() && line.peekFirst().due() - now <= 0 && way.chunk() == Integer.MAX_VALUE
                ? SelectionKey.OP_WRITE
                : 0;
    }

    /** When something has to be done here, or {@link Long#MAX_VALUE}: nanoseconds from now. */
    long nextDue(long now) {
        if (way.held() || line.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long left = line.peekFirst().due() - now;
        return left <= 0 && way.chunk() == Integer.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, left);
    }
}
