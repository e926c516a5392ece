package dev.aludel.postgresql.session;

import static dev.aludel.postgresql.scripted.ServerMessages.*;

import dev.aludel.postgresql.protocol.WireBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server that knows the protocol, what it has been told and what it has stored, and that behaves as bytes say: it fails,
 * talks in between, hangs up, keeps answers back, cuts them anywhere, and says what it must not.
 */
final class RandomServer {
    private record Bound(String sql, int operation, int[] left) {}

    private static final String[] STATES = {
        "23505", "26000", "42P05", "0A000", "57014", "40001", "42601", "XX000", "25P02", "22P02"
    };

    private final Choices choices;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, Bound> portals = new HashMap<>();
    private final List<Integer> writes = new ArrayList<>();
    private final ArrayDeque<Integer> savepoints = new ArrayDeque<>();
    private final Set<Integer> seen = new HashSet<>();
    private final Map<Integer, Integer> stored = new HashMap<>();
    private final Map<Integer, List<String>> rows = new HashMap<>();
    private ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private char status = 'I';
    private boolean skipping;
    private boolean copying;
    private int copyingOperation;
    private boolean damageNext;

    /** It has said what it must not. */
    boolean mutated;

    /** It has hung up. */
    volatile boolean ended;

    /** The line was cut. */
    volatile boolean cut;

    boolean slow;
    boolean interrupts;
    private boolean holding;

    RandomServer(Choices choices) {
        this.choices = choices;
    }

    int stored(int operation) {
        return stored.getOrDefault(operation, 0);
    }

    boolean hasSeen(int operation) {
        return seen.contains(operation);
    }

    List<String> rows(int operation) {
        return rows.getOrDefault(operation, List.of());
    }

    /** Takes messages and gives the answer in pieces; true when it shall not arrive before somebody waits for it. */
    boolean take(byte[] bytes, int from, int to, ArrayDeque<byte[]> pieces) {
        holding = false;
        slow = choices.oneIn(16);
        for (int at = from; at < to && !ended; ) {
            int end = at + 1 + WireBytes.int32(bytes, at + 1);
            if (end > to) {
                throw new AssertionError("a message was sent in parts");
            }
            message((char) bytes[at], bytes, at + 5, end);
            at = end;
        }
        var all = answer.toByteArray();
        answer = new ByteArrayOutputStream();
        split(all, pieces);
        return holding;
    }

    private void split(byte[] all, ArrayDeque<byte[]> pieces) {
        int at = 0;
        int how = choices.below(4);
        int count = how == 0 ? 0 : how == 1 ? Math.min(all.length, 80) : how * 2;
        for (int i = 0; i < count && at < all.length; i++) {
            int end = how == 1 ? at + 1 : Math.min(all.length, at + 1 + choices.below(200));
            pieces.add(java.util.Arrays.copyOfRange(all, at, end));
            at = end;
        }
        if (at < all.length) {
            pieces.add(java.util.Arrays.copyOfRange(all, at, all.length));
        }
    }

    private void send(byte[] message) {
        if (ended) {
            return;
        }
        if (damageNext) {
            damageNext = false;
            mutated = true;
            damage(message);
            return;
        }
        answer.writeBytes(message);
    }

    private void damage(byte[] message) {
        switch (choices.below(7)) {
            case 0 -> {}
            case 1 -> {
                answer.writeBytes(message);
                answer.writeBytes(message);
            }
            case 2 -> {
                var flipped = message.clone();
                flipped[choices.below(flipped.length)] ^= (byte) (1 << choices.below(8));
                answer.writeBytes(flipped);
            }
            case 3 -> {
                answer.writeBytes(stray());
                answer.writeBytes(message);
            }
            case 4 -> answer.writeBytes(stray());
            case 5 -> {
                var other = message.clone();
                other[0] = (byte) "123CDEGHIKNSTVWZdcnst".charAt(choices.below(21));
                answer.writeBytes(other);
            }
            default -> {
                var claiming = message.clone();
                claiming[1] = (byte) choices.below(256);
                claiming[2] = (byte) choices.below(256);
                answer.writeBytes(claiming);
            }
        }
    }

    private byte[] stray() {
        return switch (choices.below(12)) {
            case 0 -> readyForQuery("ITE".charAt(choices.below(3)));
            case 1 -> bindComplete();
            case 2 -> commandComplete("INSERT 0 1");
            case 3 -> textRow("stray");
            case 4 -> portalSuspended();
            case 5 -> copyInResponse(false, 1);
            case 6 -> copyOutResponse(false, 1);
            case 7 -> copyDone();
            case 8 -> parameterDescription(25);
            case 9 -> closeComplete();
            case 10 -> emptyQueryResponse();
            default -> error("42601", "stray");
        };
    }

    /** True when the message is not to be worked on. */
    private boolean isDisturbed(boolean mayFail) {
        switch (choices.below(32)) {
            case 24 -> send(notice("by the way"));
            case 25 -> send(parameterStatus("TimeZone", "UTC"));
            case 26 -> send(notification(7, "news", "payload"));
            case 27 -> {
                if (mayFail && !skipping) {
                    fail(STATES[choices.below(STATES.length)]);
                    return true;
                }
            }
            case 28 -> {
                if (choices.oneIn(2)) {
                    send(fatal("57P01", "terminating connection"));
                    ended = true;
                } else {
                    hangUp();
                }
                return true;
            }
            case 29 -> holding = true;
            case 30 -> interrupts = true;
            case 31 -> damageNext = choices.oneIn(3);
            default -> {}
        }
        return false;
    }

    private void hangUp() {
        var all = answer.toByteArray();
        answer = new ByteArrayOutputStream();
        answer.write(all, 0, all.length == 0 ? 0 : Math.min(all.length, choices.below(256)));
        ended = true;
        cut = true;
    }

    private void fail(String state) {
        send(
                state.equals("0A000")
                        ? errorWith(
                                "ERROR", "C0A000", "Mcached plan must not change result type", "RRevalidateCachedQuery")
                        : error(state, "because"));
        skipping = true;
        if (status == 'I') {
            writes.clear();
        } else {
            status = 'E';
        }
    }

    private void message(char type, byte[] bytes, int from, int to) {
        if (type == 'X') {
            ended = true;
            return;
        }
        if (copying) {
            copyMessage(type);
            return;
        }
        if (type == 'S') {
            if (isDisturbed(false)) {
                return;
            }
            synchronise();
            return;
        }
        if (skipping || type == 'd' || type == 'c' || type == 'f' || isDisturbed(true)) {
            return;
        }
        var fields = new Fields(bytes, from);
        switch (type) {
            case 'P' -> {
                var name = fields.text();
                var sql = fields.text();
                if (!name.isEmpty() && statements.containsKey(name)) {
                    fail("42P05");
                } else {
                    statements.put(name, sql);
                    send(parseComplete());
                }
            }
            case 'D' -> describe(bytes[from], new Fields(bytes, from + 1).text());
            case 'B' -> bind(fields);
            case 'E' -> {
                var portal = portals.get(fields.text());
                if (portal == null) {
                    fail("34000");
                } else {
                    run(portal, fields.int32());
                }
            }
            case 'C' -> {
                var name = new Fields(bytes, from + 1).text();
                (bytes[from] == 'S' ? statements : portals).remove(name);
                send(closeComplete());
            }
            default -> throw new AssertionError("an unknown message was sent: " + type);
        }
    }

    private void synchronise() {
        skipping = false;
        if (status == 'I') {
            commit();
            portals.clear();
        }
        send(readyForQuery(status));
    }

    private void describe(byte what, String name) {
        var sql = what == 'S' ? statements.get(name) : null;
        if (sql == null) {
            fail("26000");
            return;
        }
        send(sql.contains("$1") ? parameterDescription(TEXT) : parameterDescription());
        send(sql.startsWith("select") ? rowDescription(textColumn("a", TEXT)) : noData());
    }

    private void bind(Fields fields) {
        var portal = fields.text();
        var sql = statements.get(fields.text());
        if (sql == null) {
            fail("26000");
            return;
        }
        int formats = fields.int16();
        for (int i = 0; i < formats; i++) {
            fields.int16();
        }
        int operation =
                fields.int16() == 0 ? 0 : Integer.parseInt(fields.value().split(":")[0]);
        seen.add(operation);
        if (status == 'E' && !sql.startsWith("ROLLBACK") && !sql.startsWith("COMMIT")) {
            fail("25P02");
            return;
        }
        portals.put(portal, new Bound(sql, operation, new int[] {choices.below(6)}));
        if (sql.startsWith("select")) {
            rows.put(operation, new ArrayList<>());
        }
        send(bindComplete());
    }

    private void run(Bound bound, int limit) {
        var sql = bound.sql;
        if (sql.startsWith("select")) {
            select(bound, limit);
        } else if (sql.startsWith("insert")) {
            writes.add(bound.operation);
            send(commandComplete("INSERT 0 1"));
        } else if (sql.startsWith("copy")) {
            copy(sql);
        } else {
            control(sql);
        }
    }

    private void select(Bound bound, int limit) {
        int count = limit > 0 ? Math.min(limit, bound.left[0]) : bound.left[0];
        boolean wide = choices.oneIn(24);
        for (int i = 0; i < count; i++) {
            var row = bound.operation + "/" + bound.left[0]-- + (wide ? "x".repeat(300_000) : "");
            rows.get(bound.operation).add(row);
            send(textRow(row));
        }
        send(limit > 0 && count == limit ? portalSuspended() : commandComplete("SELECT " + count));
    }

    private void copy(String sql) {
        if (sql.endsWith("stdin")) {
            send(copyInResponse(false, 1));
            copying = true;
            copyingOperation = Integer.parseInt(sql.split(" ")[1]);
            return;
        }
        send(copyOutResponse(false, 1));
        int lines = choices.below(6);
        for (int i = 0; i < lines; i++) {
            send(copyData(("line " + i + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        send(copyDone());
        send(commandComplete("COPY " + lines));
    }

    private void copyMessage(char type) {
        switch (type) {
            case 'd' -> {
                if (choices.oneIn(40)) {
                    copying = false;
                    fail("22P02");
                }
            }
            case 'c' -> {
                copying = false;
                writes.add(copyingOperation);
                send(commandComplete("COPY 1"));
            }
            case 'f' -> {
                copying = false;
                fail("57014");
            }
            case 'S', 'H' -> {}
            default -> {
                copying = false;
                fail("08P01");
            }
        }
    }

    private void control(String sql) {
        var words = sql.split(" ");
        switch (words[0]) {
            case "BEGIN" -> {
                status = 'T';
                savepoints.clear();
            }
            case "COMMIT" -> {
                boolean failed = status == 'E';
                status = 'I';
                if (!failed && choices.oneIn(12)) {
                    fail("23505");
                    return;
                }
                if (failed) {
                    writes.clear();
                    send(commandComplete("ROLLBACK"));
                    return;
                }
                commit();
            }
            case "ROLLBACK" -> {
                if (words.length == 1) {
                    status = 'I';
                    writes.clear();
                } else if (status == 'I' || savepoints.isEmpty()) {
                    fail(status == 'I' ? "25P01" : "3B001");
                    return;
                } else {
                    status = 'T';
                    writes.subList(Math.min(writes.size(), savepoints.peek()), writes.size())
                            .clear();
                }
            }
            case "SAVEPOINT", "RELEASE" -> {
                if (status == 'I' || (words[0].equals("RELEASE") && savepoints.poll() == null)) {
                    fail("25P01");
                    return;
                }
                if (words[0].equals("SAVEPOINT")) {
                    savepoints.push(writes.size());
                }
            }
            case "SELECT" -> send(textRow(""));
            default -> {}
        }
        send(commandComplete(words[0]));
    }

    private void commit() {
        for (int operation : writes) {
            stored.merge(operation, 1, Integer::sum);
        }
        writes.clear();
    }

    /** Reads a message of the client. */
    private static final class Fields {
        private final byte[] bytes;
        private int at;

        Fields(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        String text() {
            int from = at;
            while (bytes[at] != 0) {
                at++;
            }
            return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
        }

        int int16() {
            at += 2;
            return WireBytes.uint16(bytes, at - 2);
        }

        int int32() {
            at += 4;
            return WireBytes.int32(bytes, at - 4);
        }

        String value() {
            int length = int32();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
