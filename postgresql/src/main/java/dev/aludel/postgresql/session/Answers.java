package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.Backend;
import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.Frames;
import dev.aludel.postgresql.protocol.ProtocolViolationException;
import dev.aludel.postgresql.protocol.WireBytes;
import org.jspecify.annotations.Nullable;

/**
 * Leads the messages of a group to the step whose turn it is. Stateless: where it stands is in the group and its steps. Runs
 * on the user's thread. A message that does not fit is a {@link ProtocolViolationException}.
 */
final class Answers {
    /** Is told what has been taken out of the buffers. */
    interface Consumption {
        void consumed(int bytes);

        /** The rows of an array that held nothing else have been read. */
        void emptied(byte[] chunk);
    }

    private Answers() {}

    /** Reads what has arrived for a group; true when a step wants to be looked at before more is read. */
    static boolean read(Group group, Consumption consumption) {
        var chunk = group.reading;
        while (true) {
            int at = group.readingAt;
            if (at < chunk.to) {
                int end = read(group, chunk.bytes, at, chunk.to);
                group.readingAt = end < 0 ? -end : end;
                if (end < 0) {
                    return true;
                }
            }
            var next = chunk.next;
            if (next == null) {
                return false;
            }
            consumption.consumed(next.to - next.from);
            if (chunk.rowsOnly) {
                consumption.emptied(chunk.bytes);
            }
            chunk = next;
            group.reading = next;
            group.readingAt = next.from;
        }
    }

    /** Gives where it stopped: at the end, or, negative, behind a message whose step wants to be looked at. */
    private static int read(Group group, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte type = bytes[at];
            int body = at + Frames.HEADER;
            int end = at + 1 + WireBytes.int32(bytes, at + 1);
            at = end;
            if (type == Backend.ERROR_RESPONSE) {
                error(group, ErrorFields.readError(bytes, body, end));
                continue;
            }
            var step = current(group, type);
            switch (type) {
                case Backend.DATA_ROW -> step.dataRow(bytes, body, end);
                case Backend.BIND_COMPLETE -> step.bindComplete();
                case Backend.COMMAND_COMPLETE -> step.commandComplete(CommandTag.read(bytes, body, end));
                case Backend.PARSE_COMPLETE -> step.parseComplete();
                case Backend.PARAMETER_DESCRIPTION -> step.parameterDescription(bytes, body, end);
                case Backend.ROW_DESCRIPTION -> step.rowDescription(bytes, body, end);
                case Backend.NO_DATA -> step.noData();
                case Backend.CLOSE_COMPLETE -> step.closeComplete();
                case Backend.EMPTY_QUERY_RESPONSE -> step.emptyQuery();
                case Backend.PORTAL_SUSPENDED -> step.portalSuspended();
                case Backend.COPY_IN_RESPONSE, Backend.COPY_OUT_RESPONSE -> step.copyBegun(type, bytes, body, end);
                case Backend.COPY_DATA -> {
                    if (step.copyData(bytes, body, end)) {
                        return -end;
                    }
                }
                case Backend.COPY_DONE -> step.copyDone();
                default -> throw step.unexpected(type);
            }
        }
        return at;
    }

    private static Step current(Group group, byte type) {
        if (group.failed) {
            throw new ProtocolViolationException(
                    "the server sent " + Backend.name(type) + " behind an error, before its ReadyForQuery");
        }
        @Nullable Step step = group.current;
        while (step != null && step.isDone() && step.next != null) {
            step = step.next;
            group.current = step;
        }
        if (step == null || step.isDone()) {
            throw new ProtocolViolationException(
                    "the server sent " + Backend.name(type) + " behind the answer to all that was asked");
        }
        return step;
    }

    private static void error(Group group, ErrorFields error) {
        if (group.error == null) {
            group.error = error;
        }
        group.failed = true;
        var step = group.current;
        while (step != null && step.isDone()) {
            step = step.next;
        }
        // Behind the last step it concerns all of them: a deferred constraint, a serialisation failure at the Sync.
        group.current = step;
        if (step != null) {
            step.failed(error);
        }
    }
}
