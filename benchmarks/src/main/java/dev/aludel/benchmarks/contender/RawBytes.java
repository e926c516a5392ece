package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Nobody's client: prepared bytes are written for as many selects as there are tasks to a connection, each with its own Sync,
 * and answers are only counted. What a pipelined client can reach at most here.
 */
final class RawBytes implements Contender {
    private final List<Raw> connections = new ArrayList<>();

    RawBytes(Endpoint endpoint) {
        try {
            for (int n = 0; n < Cell.CONNECTIONS; n++) {
                connections.add(new Raw(new Socket(endpoint.host(), endpoint.port())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean offers(Workload workload) {
        return workload == Workload.POINT_SELECT;
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        int tasks = meter.gauges().size();
        int used = Math.min(tasks, connections.size());
        CountDownLatch ended = new CountDownLatch(used);
        for (int n = 0; n < used; n++) {
            Raw raw = connections.get(n);
            Gauge gauge = meter.gauges().get(n);
            Thread.ofPlatform().start(() -> {
                try {
                    raw.run(gauge, tasks / used);
                } catch (Throwable e) {
                    gauge.fail(e);
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
    }

    @Override
    public void close() throws IOException {
        for (Raw raw : connections) {
            raw.socket.close();
        }
    }

    private static final class Raw {
        /** Behind type, length, portal, name, formats, number and length of parameters. */
        private static final int ID_AT = 1 + 4 + 1 + 2 + 2 + 2 + 2 + 4;

        private final Socket socket;
        private final byte[] answers = new byte[64 * 1024];

        /** Of the message that is being skipped: header bytes seen, its type, and what is left of it. */
        private int header;

        private byte type;
        private int length;

        Raw(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            ByteArrayOutputStream start = new ByteArrayOutputStream();
            start.write(new byte[] {0, 3, 0, 0});
            start.write(("user\0" + Endpoint.USER + "\0database\0" + Endpoint.DATABASE + "\0\0")
                    .getBytes(StandardCharsets.UTF_8));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(start.size() + 4);
            start.writeTo(out);
            awaitReady(1);
            byte[] sql = (Sql.POINT + "\0").getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream parse = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(parse);
            message.writeByte('P');
            message.writeInt(4 + 2 + sql.length + 2);
            message.write(new byte[] {'s', 0});
            message.write(sql);
            message.writeShort(0);
            message.write(new byte[] {'S', 0, 0, 0, 4});
            parse.writeTo(out);
            awaitReady(1);
        }

        void run(Gauge gauge, int depth) throws IOException {
            byte[] select = select();
            ByteBuffer selects = ByteBuffer.allocate(select.length * depth);
            for (int n = 0; n < depth; n++) {
                selects.put(select);
            }
            while (gauge.running()) {
                gauge.begin();
                for (int n = 0; n < depth; n++) {
                    selects.putLong(n * select.length + ID_AT, gauge.pick());
                }
                socket.getOutputStream().write(selects.array());
                awaitReady(depth);
                gauge.end(depth);
            }
        }

        /** Bind, Execute and Sync, with one binary parameter and binary results. */
        private static byte[] select() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte('B');
            out.writeInt(ID_AT - 1 + 8 + 2 + 2);
            out.write(new byte[] {0, 's', 0});
            out.writeShort(1);
            out.writeShort(1);
            out.writeShort(1);
            out.writeInt(8);
            out.writeLong(0);
            out.writeShort(1);
            out.writeShort(1);
            out.write(new byte[] {'E', 0, 0, 0, 9, 0, 0, 0, 0, 0});
            out.write(new byte[] {'S', 0, 0, 0, 4});
            return bytes.toByteArray();
        }

        private void awaitReady(int count) throws IOException {
            int ready = 0;
            while (ready < count) {
                int n = socket.getInputStream().read(answers);
                if (n < 0) {
                    throw new IOException("The server closed the connection");
                }
                ready += skip(n);
            }
        }

        /** Walks over the messages of a piece, which may begin and end anywhere; returns how many of them say that the server is ready. */
        private int skip(int to) throws IOException {
            int ready = 0;
            for (int at = 0; at < to; ) {
                if (header == 0) {
                    type = answers[at++];
                    length = 0;
                    header = 1;
                } else if (header < 5) {
                    length = (length << 8) | (answers[at++] & 0xFF);
                    header++;
                }
                if (header == 5) {
                    int rest = Math.min(length - 4, to - at);
                    at += rest;
                    length -= rest;
                    if (length == 4) {
                        header = 0;
                        if (type == 'E') {
                            throw new IOException("The server refused the statement");
                        }
                        ready += type == 'Z' ? 1 : 0;
                    }
                }
            }
            return ready;
        }
    }
}
