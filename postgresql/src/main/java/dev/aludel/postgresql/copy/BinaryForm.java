package dev.aludel.postgresql.copy;

/** The frame of COPY's binary format (PostgreSQL's manual, COPY, "Binary Format"). */
final class BinaryForm {
    /** What it begins with; behind it come 4 bytes of flags, and the length of an extension, which has to be skipped. */
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    static final int HEADER = SIGNATURE.length + 4 + 4;

    /** The number of columns that says that no more rows come. */
    static final int TRAILER = -1;

    private BinaryForm() {}

    static byte[] signature() {
        return SIGNATURE.clone();
    }

    static boolean isSignature(byte[] chunk, int from) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (chunk[from + i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }
}
