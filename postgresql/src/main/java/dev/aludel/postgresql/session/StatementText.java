package dev.aludel.postgresql.session;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.postgresql.protocol.Frontend;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the server gets it: its text and what the caller knows of it. Immutable, a key of statement caches; use the
 * same instance again for the same text where that is easy, as its hash is computed once.
 */
public final class StatementText {
    /** What is known of a result before the server has described it. */
    public enum Result {
        /** Nothing: the server is asked first, which costs a round trip once in the life of the process. */
        UNKNOWN,
        /** All columns have types with a binary format, or there are none: the first use costs no extra round trip. */
        BINARY
    }

    private static final int[] NONE = {};

    private final String sql;
    private final int[] parameterTypes;
    private final Result result;
    private final boolean cached;
    private final boolean readOnly;
    private final int hash;
    private volatile byte @Nullable [] name;

    /** @throws InvalidStatementException if the text has a NUL character, which the protocol cannot carry */
    private StatementText(String sql, int[] parameterTypes, Result result, boolean cached, boolean readOnly) {
        int nul = sql.indexOf('\0');
        if (nul >= 0) {
            throw new InvalidStatementException(
                    "The SQL text has a NUL character at index " + nul, "remove it; values are bound as parameters");
        }
        this.sql = sql;
        this.parameterTypes = parameterTypes;
        this.result = result;
        this.cached = cached;
        this.readOnly = readOnly;
        this.hash = 31 * sql.hashCode() + Arrays.hashCode(parameterTypes);
    }

    /** A text whose parameters are all declared by the server, prepared once on each connection. */
    public static StatementText of(String sql) {
        return of(sql, NONE);
    }

    /**
     * A text with declared parameters, prepared once on each connection.
     *
     * @param parameterTypes OIDs of the leading parameters' types; 0 leaves one to the server
     */
    public static StatementText of(String sql, int... parameterTypes) {
        return new StatementText(sql, parameterTypes.clone(), Result.UNKNOWN, true, false);
    }

    /** The same, with what is known of its result. */
    public StatementText result(Result known) {
        return new StatementText(sql, parameterTypes, known, cached, readOnly);
    }

    /** The same, parsed anew at each use and not kept by the server: for texts that hardly come again. */
    public StatementText uncached() {
        return new StatementText(sql, parameterTypes, result, false, readOnly);
    }

    /** The same, said to change nothing: when the connection is lost, it may be repeated without doubt. */
    public StatementText readOnly() {
        return new StatementText(sql, parameterTypes, result, cached, true);
    }

    public String sql() {
        return sql;
    }

    /** A copy of the declared OIDs. */
    public int[] parameterTypes() {
        return parameterTypes.clone();
    }

    int[] declared() {
        return parameterTypes;
    }

    Result result() {
        return result;
    }

    boolean isCached() {
        return cached;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Whether no parameter is left to the server. A text with placeholders but no declared types is not. */
    boolean declaresAll() {
        for (int type : parameterTypes) {
            if (type == 0) {
                return false;
            }
        }
        return parameterTypes.length > 0 || sql.indexOf('$') < 0;
    }

    /** {@link #serverName()} with its end, made once. */
    byte[] nameBytes() {
        var known = name;
        if (known == null) {
            known = Frontend.name(serverName());
            name = known;
        }
        return known;
    }

    /** The name it has on every server: the same text has the same one, so that it survives poolers between. */
    String serverName() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(sql.getBytes(StandardCharsets.UTF_8));
            for (int type : parameterTypes) {
                digest.update((byte) (type >>> 24));
                digest.update((byte) (type >>> 16));
                digest.update((byte) (type >>> 8));
                digest.update((byte) type);
            }
            return "s" + HexFormat.of().formatHex(digest.digest(), 0, 10);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof StatementText text
                        && hash == text.hash
                        && cached == text.cached
                        && sql.equals(text.sql)
                        && Arrays.equals(parameterTypes, text.parameterTypes));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return sql;
    }
}
