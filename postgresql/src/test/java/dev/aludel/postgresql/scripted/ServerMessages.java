package dev.aludel.postgresql.scripted;

import dev.aludel.postgresql.protocol.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes the messages that a PostgreSQL server sends, as bytes to be sent by {@link Peer#send}. Each method is named after the
 * message. What is wrong on purpose is made with {@link #message}, or by changing the bytes.
 */
public final class ServerMessages {
    public static final int BOOL = 16;
    public static final int INT8 = 20;
    public static final int INT4 = 23;
    public static final int TEXT = 25;

    private ServerMessages() {}

    /** Any message: a type and what its body is made of. */
    public static byte[] message(char type, Consumer<MessageWriter> body) {
        var out = new MessageWriter(64);
        out.begin(type);
        body.accept(out);
        out.end();
        return Arrays.copyOf(out.array(), out.size());
    }

    /** A header that announces a length, and the bytes that really follow. */
    public static byte[] announcing(char type, int length, byte... body) {
        var out = new MessageWriter(64).int8(type).int32(length).bytes(body);
        return Arrays.copyOf(out.array(), out.size());
    }

    /** Several messages in one piece. */
    public static byte[] together(byte[]... messages) {
        var out = new MessageWriter(256);
        for (var message : messages) {
            out.bytes(message);
        }
        return Arrays.copyOf(out.array(), out.size());
    }

    public static byte[] authenticationOk() {
        return message('R', out -> out.int32(0));
    }

    public static byte[] authenticationCleartextPassword() {
        return message('R', out -> out.int32(3));
    }

    public static byte[] authenticationMd5Password(int salt) {
        return message('R', out -> out.int32(5).int32(salt));
    }

    public static byte[] authenticationSasl(String... mechanisms) {
        return message('R', out -> {
            out.int32(10);
            for (var mechanism : mechanisms) {
                out.cString(mechanism);
            }
            out.int8(0);
        });
    }

    public static byte[] authenticationSaslContinue(String data) {
        return message('R', out -> out.int32(11).text(data));
    }

    public static byte[] authenticationSaslFinal(String data) {
        return message('R', out -> out.int32(12).text(data));
    }

    /** Another request for authentication, by its number: 7 is GSSAPI, 9 is SSPI. */
    public static byte[] authentication(int code) {
        return message('R', out -> out.int32(code));
    }

    public static byte[] negotiateProtocolVersion(int version, String... unknownOptions) {
        return message('v', out -> {
            out.int32(version).int32(unknownOptions.length);
            for (var option : unknownOptions) {
                out.cString(option);
            }
        });
    }

    public static byte[] parameterStatus(String name, String value) {
        return message('S', out -> out.cString(name).cString(value));
    }

    public static byte[] backendKeyData(int processId, byte... secret) {
        return message('K', out -> out.int32(processId).bytes(secret));
    }

    /** @param status I, T or E */
    public static byte[] readyForQuery(char status) {
        return message('Z', out -> out.int8(status));
    }

    public static byte[] parseComplete() {
        return message('1', out -> {});
    }

    public static byte[] bindComplete() {
        return message('2', out -> {});
    }

    public static byte[] closeComplete() {
        return message('3', out -> {});
    }

    public static byte[] noData() {
        return message('n', out -> {});
    }

    public static byte[] portalSuspended() {
        return message('s', out -> {});
    }

    public static byte[] emptyQueryResponse() {
        return message('I', out -> {});
    }

    public static byte[] commandComplete(String tag) {
        return message('C', out -> out.cString(tag));
    }

    public static byte[] parameterDescription(int... types) {
        return message('t', out -> {
            out.int16(types.length);
            for (var type : types) {
                out.int32(type);
            }
        });
    }

    /** A column of a result. */
    public record Column(String name, int type, boolean binary) {}

    public static Column column(String name, int type) {
        return new Column(name, type, true);
    }

    /** As a statement's description has it, where no format is known. */
    public static Column textColumn(String name, int type) {
        return new Column(name, type, false);
    }

    public static byte[] rowDescription(Column... columns) {
        return message('T', out -> {
            out.int16(columns.length);
            for (var column : columns) {
                out.cString(column.name()).int32(0).int16(0).int32(column.type());
                out.int16(-1).int32(-1).int16(column.binary() ? 1 : 0);
            }
        });
    }

    /** A row of values as they stand on the wire; null for NULL. */
    public static byte[] dataRow(byte[]... values) {
        return message('D', out -> {
            out.int16(values.length);
            for (var value : values) {
                if (value == null) {
                    out.int32(-1);
                } else {
                    out.int32(value.length).bytes(value);
                }
            }
        });
    }

    /** A row of text. */
    public static byte[] textRow(String... values) {
        return dataRow(Arrays.stream(values)
                .map(value -> value == null ? null : value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    /** An int4 in binary, as a value of {@link #dataRow}. */
    public static byte[] int4(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    public static byte[] error(String sqlState, String message) {
        return errorOrNotice('E', "ERROR", sqlState, message);
    }

    public static byte[] fatal(String sqlState, String message) {
        return errorOrNotice('E', "FATAL", sqlState, message);
    }

    public static byte[] notice(String message) {
        return errorOrNotice('N', "NOTICE", "00000", message);
    }

    /**
     * An error with further fields.
     *
     * @param fields each a letter and its text, such as {@code "RRevalidateCachedQuery"}
     */
    public static byte[] errorWith(String severity, String... fields) {
        return message('E', out -> {
            out.int8('S').cString(severity).int8('V').cString(severity);
            for (var field : fields) {
                out.cString(field);
            }
            out.int8(0);
        });
    }

    private static byte[] errorOrNotice(char type, String severity, String sqlState, String message) {
        return message(
                type,
                out -> out.int8('S')
                        .cString(severity)
                        .int8('V')
                        .cString(severity)
                        .int8('C')
                        .cString(sqlState)
                        .int8('M')
                        .cString(message)
                        .int8(0));
    }

    public static byte[] notification(int processId, String channel, String payload) {
        return message('A', out -> out.int32(processId).cString(channel).cString(payload));
    }

    public static byte[] copyInResponse(boolean binary, int columns) {
        return copyResponse('G', binary, columns);
    }

    public static byte[] copyOutResponse(boolean binary, int columns) {
        return copyResponse('H', binary, columns);
    }

    private static byte[] copyResponse(char type, boolean binary, int columns) {
        return message(type, out -> {
            out.int8(binary ? 1 : 0).int16(columns);
            for (int i = 0; i < columns; i++) {
                out.int16(binary ? 1 : 0);
            }
        });
    }

    public static byte[] copyData(byte... data) {
        return message('d', out -> out.bytes(data));
    }

    public static byte[] copyDone() {
        return message('c', out -> {});
    }
}
