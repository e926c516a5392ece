package dev.aludel.postgresql.session;

/** Decisions read from bytes, so that whoever changes the bytes changes the course of events. Zero is always the quiet choice. */
final class Choices {
    private final byte[] bytes;
    private int at;
    private boolean calm;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** From 0 to one less; 0 when nothing is left to read. */
    int below(int bound) {
        return calm || at >= bytes.length ? 0 : (bytes[at++] & 0xFF) % bound;
    }

    boolean oneIn(int many) {
        return below(many) == many - 1;
    }

    boolean isOver() {
        return at >= bytes.length;
    }

    /** Nothing but quiet choices from now on. */
    void calm() {
        calm = true;
    }
}
