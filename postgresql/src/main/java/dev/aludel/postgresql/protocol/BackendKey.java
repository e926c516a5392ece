package dev.aludel.postgresql.protocol;

import java.util.Arrays;

/** What cancels the statement of one server process: its number and a secret. Immutable; the secret is never printed. */
public final class BackendKey {
    private static final int MAX_SECRET = 256;

    private final int processId;
    private final byte[] secret;

    public BackendKey(int processId, byte[] secret) {
        this.processId = processId;
        this.secret = secret.clone();
    }

    /**
     * Reads BackendKeyData: four bytes of secret in protocol 3.0, 4 to 256 from 3.2 on.
     *
     * @throws ProtocolViolationException if it is anything else
     */
    public static BackendKey read(byte[] bytes, int from, int to, int protocolVersion) {
        var reader = new MessageReader(Backend.BACKEND_KEY_DATA, bytes, from, to);
        var processId = reader.int32();
        var secret = reader.rest();
        var most = protocolVersion >= Frontend.VERSION_3_2 ? MAX_SECRET : 4;
        if (secret.length < 4 || secret.length > most) {
            throw reader.violation("has a key of " + secret.length + " bytes; protocol " + (protocolVersion >> 16) + "."
                    + (protocolVersion & 0xFFFF) + " allows 4" + (most == 4 ? "" : " to " + most));
        }
        return new BackendKey(processId, secret);
    }

    /** The number under which {@code pg_stat_activity} lists it (behind a pooler: the pooler's own invention). */
    public int processId() {
        return processId;
    }

    /** The secret's length in bytes. */
    public int secretLength() {
        return secret.length;
    }

    void writeSecret(MessageWriter out) {
        out.bytes(secret);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackendKey key && processId == key.processId && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return processId;
    }

    @Override
    public String toString() {
        return "process " + processId;
    }
}
