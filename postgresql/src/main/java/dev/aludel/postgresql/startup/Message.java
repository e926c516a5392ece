package dev.aludel.postgresql.startup;

import dev.aludel.postgresql.protocol.Frames;

/** One received message: its type, and its body inside of an array that nobody writes to any more. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(byte type, byte[] chunk, int from, int to) {
    /** Bytes of the message with its header, which stands right before its body. */
    int size() {
        return to - from + Frames.HEADER;
    }
}
