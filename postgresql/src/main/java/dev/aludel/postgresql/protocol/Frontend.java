package dev.aludel.postgresql.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes the messages that a client sends (section 55.7 of PostgreSQL's manual) into a {@link MessageWriter}. Stateless.
 *
 * <p>Names of statements and portals are taken as {@link #name(String) bytes}, made once and used often.
 */
public final class Frontend {
    /** Protocol 3.0, which every server understands. */
    public static final int VERSION_3_0 = 3 << 16;

    /** Protocol 3.2 of PostgreSQL 18: longer keys for cancelling. */
    public static final int VERSION_3_2 = 3 << 16 | 2;

    /** The name of the unnamed statement and of the unnamed portal. */
    @SuppressWarnings("MutablePublicArray") // the package is not exported
    public static final byte[] UNNAMED = {0};

    /** What Describe and Close are about. */
    public static final byte STATEMENT = 'S';

    public static final byte PORTAL = 'P';

    private static final int SSL_REQUEST = 1234 << 16 | 5679;
    private static final int CANCEL_REQUEST = 1234 << 16 | 5678;
    private static final byte[] EXECUTE_ALL_UNNAMED = {'E', 0, 0, 0, 9, 0, 0, 0, 0, 0};
    private static final byte[] SYNC = {'S', 0, 0, 0, 4};
    private static final byte[] FLUSH = {'H', 0, 0, 0, 4};
    private static final byte[] COPY_DONE = {'c', 0, 0, 0, 4};
    private static final byte[] TERMINATE = {'X', 0, 0, 0, 4};

    private Frontend() {}

    /**
     * A name as these methods take it: UTF-8 with the zero byte behind it.
     *
     * @throws IllegalArgumentException if it contains a NUL character
     */
    public static byte[] name(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name with a NUL character cannot be sent");
        }
        return (name + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** StartupMessage: the parameters in the order of the map; {@code user} must be among them. */
    public static void startup(MessageWriter out, int version, Map<String, String> parameters) {
        out.beginUntyped().int32(version);
        parameters.forEach((name, value) -> out.cString(name).cString(value));
        out.int8(0).end();
    }

    public static void sslRequest(MessageWriter out) {
        out.beginUntyped().int32(SSL_REQUEST).end();
    }

    public static void cancelRequest(MessageWriter out, BackendKey key) {
        out.beginUntyped().int32(CANCEL_REQUEST).int32(key.processId());
        key.writeSecret(out);
        out.end();
    }

    /** PasswordMessage: a password in clear, or the answer to an md5 challenge. */
    public static void password(MessageWriter out, String password) {
        out.begin('p').cString(password).end();
    }

    public static void saslInitialResponse(MessageWriter out, String mechanism, byte[] data) {
        out.begin('p').cString(mechanism).int32(data.length).bytes(data).end();
    }

    public static void saslResponse(MessageWriter out, byte[] data) {
        out.begin('p').bytes(data).end();
    }

    /** Parse: a parameter type of 0 leaves it to the server. */
    public static void parse(MessageWriter out, byte[] statement, String sql, int[] parameterTypes) {
        out.begin('P').bytes(statement).cString(sql).int16(parameterTypes.length);
        for (int type : parameterTypes) {
            out.int32(type);
        }
        out.end();
    }

    /** Begins Bind; behind it stand parameter formats, values and result formats, then {@link MessageWriter#end()}. */
    public static MessageWriter beginBind(MessageWriter out, byte[] portal, byte[] statement) {
        return out.begin('B').bytes(portal).bytes(statement);
    }

    /** Describe, of a {@link #STATEMENT} or a {@link #PORTAL}. */
    public static void describe(MessageWriter out, byte what, byte[] name) {
        out.begin('D').int8(what).bytes(name).end();
    }

    /** Close, of a {@link #STATEMENT} or a {@link #PORTAL}; one that does not exist is no error. */
    public static void close(MessageWriter out, byte what, byte[] name) {
        out.begin('C').int8(what).bytes(name).end();
    }

    /** Execute: all rows of the unnamed portal. */
    public static void executeAll(MessageWriter out) {
        out.bytes(EXECUTE_ALL_UNNAMED);
    }

    /** Execute: as many rows as said, or all with 0. */
    public static void execute(MessageWriter out, byte[] portal, int rows) {
        out.begin('E').bytes(portal).int32(rows).end();
    }

    public static void sync(MessageWriter out) {
        out.bytes(SYNC);
    }

    public static void flush(MessageWriter out) {
        out.bytes(FLUSH);
    }

    /** Query, the simple protocol: several statements in one text, results as text. */
    public static void query(MessageWriter out, String sql) {
        out.begin('Q').cString(sql).end();
    }

    /** CopyData; the boundaries between messages mean nothing. */
    public static void copyData(MessageWriter out, byte[] data, int from, int to) {
        out.begin('d').bytes(data, from, to).end();
    }

    public static void copyDone(MessageWriter out) {
        out.bytes(COPY_DONE);
    }

    public static void copyFail(MessageWriter out, String reason) {
        out.begin('f').cString(reason.replace('\0', ' ')).end();
    }

    public static void terminate(MessageWriter out) {
        out.bytes(TERMINATE);
    }
}
