package dev.aludel.postgresql.protocol;

import static dev.aludel.postgresql.scripted.ServerMessages.*;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a server says, whatever it is, is decoded or refused by a {@link ProtocolViolationException}: nothing else is thrown,
 * nothing loops, and no more is kept than has arrived.
 *
 * <p>To search for more, by coverage: {@code JAZZER_FUZZ=1 mvn -pl postgresql -am test -Djazzer.hooks=true
 * -Dtest=DecodingFuzzTest#messages -Dsurefire.failIfNoSpecifiedTests=false}
 */
class DecodingFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void messages(byte[] bytes) {
        decode(bytes);
    }

    @Test
    void messagesWithDamagedBytes() {
        var whole = together(
                authenticationSasl("SCRAM-SHA-256", "SCRAM-SHA-256-PLUS"),
                authenticationMd5Password(7),
                negotiateProtocolVersion(196608, "_pq_.one"),
                backendKeyData(4711, new byte[] {1, 2, 3, 4}),
                parameterStatus("TimeZone", "UTC"),
                parameterDescription(INT4, TEXT),
                rowDescription(textColumn("id", INT4), textColumn("name", TEXT)),
                textRow("1", null),
                commandComplete("INSERT 0 5"),
                copyInResponse(true, 3),
                copyOutResponse(false, 2),
                notification(7, "channel", "payload"),
                errorWith("ERROR", "C23505", "Mtwice", "P12", "nkey"),
                notice("by the way"),
                readyForQuery('I'));
        var random = new Random(5);
        for (int round = 0; round < 50_000; round++) {
            var damaged = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            decode(damaged);
        }
    }

    /** The first byte says in what pieces the rest arrives. */
    private static void decode(byte[] bytes) {
        int piece = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0x3F);
        var frames = new Frames(1 << 20, DecodingFuzzTest::message);
        try {
            for (int at = 0; at < bytes.length; at += piece) {
                frames.push(bytes, at, Math.min(bytes.length, at + piece));
                assertTrue(frames.remainder().length <= bytes.length);
            }
        } catch (ProtocolViolationException refused) {
            // As it shall be.
        }
    }

    private static void message(byte type, byte[] chunk, int from, int to) {
        switch (type) {
            case Backend.AUTHENTICATION -> AuthenticationRequest.read(chunk, from, to);
            case Backend.BACKEND_KEY_DATA -> {
                BackendKey.read(chunk, from, to, Frontend.VERSION_3_0);
            }
            case Backend.NEGOTIATE_PROTOCOL_VERSION -> Negotiation.read(chunk, from, to);
            case Backend.PARAMETER_STATUS -> ParameterStatus.read(chunk, from, to);
            case Backend.PARAMETER_DESCRIPTION -> ParameterDescription.read(chunk, from, to);
            case Backend.ROW_DESCRIPTION -> columns(RowDescription.read(chunk, from, to));
            case Backend.COMMAND_COMPLETE -> CommandTag.read(chunk, from, to).command();
            case Backend.COPY_IN_RESPONSE, Backend.COPY_OUT_RESPONSE -> CopyResponse.read(type, chunk, from, to);
            case Backend.NOTIFICATION_RESPONSE -> Notification.read(chunk, from, to);
            case Backend.READY_FOR_QUERY -> ReadyForQuery.read(chunk, from, to);
            case Backend.ERROR_RESPONSE -> fields(ErrorFields.readError(chunk, from, to));
            case Backend.NOTICE_RESPONSE -> fields(ErrorFields.readNotice(chunk, from, to));
            default -> Backend.name(type);
        }
    }

    private static void columns(RowDescription columns) {
        for (int i = 0; i < columns.columns(); i++) {
            columns.name(i);
            columns.type(i);
        }
    }

    private static void fields(ErrorFields fields) {
        fields.message();
        fields.severity();
        fields.sqlState();
        fields.position();
        fields.isFatal();
    }
}
