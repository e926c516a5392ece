package dev.aludel.postgresql.session;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.AludelException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The groups that are written and not sent, one of them under construction perhaps, and where the transaction will stand when
 * they are done. The user's alone.
 */
final class Outbound {
    private static final int KEPT = 64 << 10;

    final MessageWriter out = new MessageWriter(1024);
    private final Statements statements;
    private final Settling settling;
    private final ArrayDeque<Group> unsent = new ArrayDeque<>(2);
    private @Nullable Group building;

    /** The group sent last: the end of the chain that the loop follows. */
    private Group sent;

    /** Where the server stands, as of the group settled last. */
    private TransactionStatus server = TransactionStatus.IDLE;

    /** Where it will stand when all that is queued is done. */
    private TransactionStatus planned = TransactionStatus.IDLE;

    /** BEGIN of the transaction that is planned. */
    private @Nullable Execution begin;

    /** Why the transaction that its user has begun does not exist: nothing runs in its place until the user ends it. */
    private @Nullable RuntimeException refused;

    private long groups;
    private long executions;
    private long bytesSent;

    Outbound(Statements statements, Settling settling, Group start) {
        this.statements = statements;
        this.settling = settling;
        this.sent = start;
    }

    TransactionStatus planned() {
        return refused == null ? planned : TransactionStatus.FAILED;
    }

    /** BEGIN is queued. */
    void begun(Execution step) {
        begin = step;
        planned = TransactionStatus.ACTIVE;
    }

    /** ROLLBACK TO is queued. */
    void returned() {
        planned = TransactionStatus.ACTIVE;
    }

    /** COMMIT or ROLLBACK is queued. */
    void ended() {
        begin = null;
        planned = TransactionStatus.IDLE;
    }

    /** BEGIN of the transaction that is planned; null outside of one. */
    @Nullable Execution begin() {
        return begin;
    }

    /** What keeps statements from running: they belong to a transaction that does not exist. */
    @Nullable RuntimeException refused() {
        return refused;
    }

    /** Its user has ended the transaction that does not exist; gives why it does not, or null when it is another one. */
    @Nullable RuntimeException acceptRefusal() {
        var why = refused;
        if (why != null) {
            synchronise();
            refused = null;
            ended();
        }
        return why;
    }

    private void refuse(Group group, @Nullable RuntimeException why) {
        var step = begin;
        if (why != null && step != null && step.group == group) {
            refused = why;
        }
    }

    /** The group that a statement belongs to now; see {@link Exchange#forStatement}. */
    Group forStatement() {
        var open = building;
        if (open != null) {
            return open;
        }
        boolean autocommit = planned == TransactionStatus.IDLE;
        return open(Group.Kind.STATEMENTS, autocommit, autocommit ? TransactionStatus.IDLE : TransactionStatus.ACTIVE);
    }

    /** A new group, behind a Sync. Closes are the only thing that may stand before BEGIN in it. */
    Group open(Group.Kind kind, boolean autocommit, @Nullable TransactionStatus expected) {
        synchronise();
        var group = new Group(kind, autocommit, expected, out.size());
        unsent.add(group);
        building = group;
        return group;
    }

    /** Ends the group under construction. */
    void synchronise() {
        var open = building;
        if (open != null) {
            Frontend.sync(out);
            open.synced = true;
            building = null;
            groups++;
        }
    }

    /** Takes back a group into which nothing was written. */
    void takeBack(Group group) {
        if (group == building && group.isEmpty() && !group.sent) {
            out.truncate(group.offset);
            unsent.removeLast();
            building = null;
        }
    }

    void writeClosings(Group group) {
        for (var closing = statements.nextClosing(); closing != null; closing = statements.nextClosing()) {
            Frontend.close(out, closing.what, closing.name);
            group.add(closing);
        }
    }

    void executions(int more) {
        executions += more;
    }

    @Nullable Group building() {
        return building;
    }

    /** A BEGIN that has not been sent, with nothing behind it, is taken back: true when there was one. */
    boolean dropBegin() {
        var open = building;
        if (open == null
                || !open.begins
                || open.sent
                || !(open.last instanceof Execution only)
                || only.role != Execution.Role.BEGIN) {
            return false;
        }
        out.truncate(open.offset);
        unsent.removeLast();
        building = null;
        settling.unneeded(open);
        begin = null;
        replan();
        return true;
    }

    boolean isEmpty() {
        return unsent.isEmpty();
    }

    /** The group sent last. */
    Group sent() {
        return sent;
    }

    /** A group is settled: where the server stands now. */
    void settled(Group group, TransactionStatus status, boolean quiet) {
        refuse(group, group.begins ? settling.unbegun() : null);
        server = status;
        if (quiet) {
            planned = status;
        }
    }

    /** Puts what is queued behind what is in flight; then its bytes may leave. */
    void launch() {
        for (var group = unsent.poll(); group != null; group = unsent.poll()) {
            group.sent = true;
            sent.next = group;
            sent = group;
        }
        bytesSent += out.size();
    }

    /** The bytes have left. */
    void left() {
        out.clear(KEPT);
    }

    /** Nothing will be sent any more. */
    void discard(Consumer<Group> each) {
        synchronise();
        for (var group = unsent.poll(); group != null; group = unsent.poll()) {
            each.accept(group);
        }
        out.clear(KEPT);
        refused = null;
        ended();
    }

    /** Takes back the statements that have not been sent; what undoes something stays queued. */
    void dropUnsent(AludelException why) {
        synchronise();
        var kept = new MessageWriter(256);
        var keptGroups = new ArrayDeque<Group>();
        var all = unsent.toArray(Group[]::new);
        int before = all.length == 0 ? out.size() : all[0].offset;
        kept.bytes(out.array(), 0, before);
        // Behind a BEGIN that is not sent there is nothing to undo.
        boolean unbegun = false;
        for (int i = 0; i < all.length; i++) {
            var group = all[i];
            int end = i + 1 < all.length ? all[i + 1].offset : out.size();
            if (group.kind == Group.Kind.UNDOING && unbegun && !group.autocommit) {
                if (group.expected == TransactionStatus.IDLE) {
                    settling.unneeded(group);
                    unbegun = false;
                } else {
                    settling.dropped(group, why);
                }
            } else if (group.kind == Group.Kind.UNDOING) {
                int offset = kept.size();
                kept.bytes(out.array(), group.offset, end);
                group.offset = offset;
                keptGroups.add(group);
            } else {
                settling.dropped(group, why);
                refuse(group, why);
                unbegun = (unbegun || group.begins) && !group.commits;
            }
        }
        out.truncate(0);
        out.bytes(kept.array(), 0, kept.size());
        unsent.clear();
        unsent.addAll(keptGroups);
        replan();
    }

    private void replan() {
        var last = unsent.isEmpty() ? (sent.settled ? null : sent) : unsent.getLast();
        var expected = last == null ? server : last.expected;
        planned = expected == null ? server : expected;
    }

    long groups() {
        return groups;
    }

    long executions() {
        return executions;
    }

    long bytesSent() {
        return bytesSent;
    }
}
