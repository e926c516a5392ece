package dev.aludel.postgresql.protocol;

import static dev.aludel.postgresql.scripted.ServerMessages.column;
import static dev.aludel.postgresql.scripted.ServerMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.TransactionStatus;
import dev.aludel.error.DataException;
import dev.aludel.postgresql.scripted.ServerMessages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message, read from what a server sends; cut short, too long or wrong, it is a violation and nothing else. */
class MessagesTest {
    /** How a message's body is read. */
    private interface Reading<T> {
        T read(byte[] bytes, int from, int to);
    }

    private static <T> T read(byte[] message, Reading<T> reading) {
        // In the middle of other bytes, as it lies in a chunk.
        var chunk = new byte[message.length + 7];
        Arrays.fill(chunk, (byte) 'x');
        System.arraycopy(message, 0, chunk, 3, message.length);
        return reading.read(chunk, 3 + Frames.HEADER, 3 + message.length);
    }

    private static <T> void refusesEveryPrefix(byte[] message, Reading<T> reading) {
        for (int length = Frames.HEADER; length < message.length; length++) {
            var cut = Arrays.copyOf(message, length);
            assertThatThrownBy(() -> read(cut, reading)).isInstanceOf(ProtocolViolationException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(message, message.length + 1), reading))
                .isInstanceOf(ProtocolViolationException.class);
    }

    @Test
    void anErrorHasAllItsFields() {
        var bytes = ServerMessages.errorWith(
                "FEHLER",
                "C23505",
                "Mdoppelt",
                "DKey (id)=(1)",
                "Hhint",
                "P17",
                "p3",
                "qselect 1",
                "Wwhere",
                "spublic",
                "tusers",
                "cid",
                "dint4",
                "nusers_pkey",
                "Fx.c",
                "L42",
                "R_bt_check_unique",
                "?later");
        var error = read(bytes, ErrorFields::readError);
        assertThat(error.severity()).isEqualTo("FEHLER");
        assertThat(error.isFatal()).isFalse();
        assertThat(error.sqlState()).isEqualTo("23505");
        assertThat(error.message()).isEqualTo("doppelt");
        assertThat(error.detail()).isEqualTo("Key (id)=(1)");
        assertThat(error.hint()).isEqualTo("hint");
        assertThat(error.position()).isEqualTo(17);
        assertThat(error.internalPosition()).isEqualTo(3);
        assertThat(error.internalQuery()).isEqualTo("select 1");
        assertThat(error.where()).isEqualTo("where");
        assertThat(error.schema()).isEqualTo("public");
        assertThat(error.table()).isEqualTo("users");
        assertThat(error.column()).isEqualTo("id");
        assertThat(error.dataType()).isEqualTo("int4");
        assertThat(error.constraint()).isEqualTo("users_pkey");
        assertThat(error.file()).isEqualTo("x.c");
        assertThat(error.line()).isEqualTo("42");
        assertThat(error.routine()).isEqualTo("_bt_check_unique");
        assertThat(error.toString()).doesNotContain("Key (id)");
        refusesEveryPrefix(bytes, ErrorFields::readError);
    }

    @Test
    void theSeverityInEnglishCounts() {
        var bytes = message(
                'E',
                out -> out.int8('S')
                        .cString("FATAL (de)")
                        .int8('V')
                        .cString("FATAL")
                        .int8(0));
        assertThat(read(bytes, ErrorFields::readError).isFatal()).isTrue();
    }

    @Test
    void anErrorWithoutFieldsIsAnInternalOne() {
        var error = read(message('E', out -> out.int8(0)), ErrorFields::readError);
        assertThat(error.sqlState()).isEqualTo("XX000");
        assertThat(error.message()).isEmpty();
        assertThat(error.position()).isZero();
    }

    @Test
    void aRowDescriptionHasItsColumns() {
        var bytes = ServerMessages.rowDescription(column("id", 23), ServerMessages.textColumn("näme", 25));
        var description = read(bytes, RowDescription::read);
        assertThat(description.columns()).isEqualTo(2);
        assertThat(description.name(1)).isEqualTo("näme");
        assertThat(description.type(0)).isEqualTo(23);
        assertThat(description.binary(0)).isTrue();
        assertThat(description.binary(1)).isFalse();
        assertThat(description.modifier(0)).isEqualTo(-1);
        assertThat(description.sameColumns(read(bytes, RowDescription::read))).isTrue();
        refusesEveryPrefix(bytes, RowDescription::read);
    }

    @Test
    void aCountThatCannotBeTrueAllocatesNothing() {
        for (var type : new char[] {'T', 't'}) {
            var bytes = message(type, out -> out.int16(65_535).int32(0));
            Reading<?> reading = type == 'T' ? RowDescription::read : ParameterDescription::read;
            assertThatThrownBy(() -> read(bytes, reading)).hasMessageContaining("65535 items");
        }
    }

    @Test
    void parameterTypesAreRead() {
        var bytes = ServerMessages.parameterDescription(23, 0, 25);
        assertThat(read(bytes, ParameterDescription::read)).containsExactly(23, 0, 25);
        refusesEveryPrefix(bytes, ParameterDescription::read);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SELECT 3, SELECT, 3",
        "INSERT 0 1, INSERT, 1",
        "INSERT 0 250, INSERT, 250",
        "UPDATE 0, UPDATE, 0",
        "MERGE 9223372036854775, MERGE, 9223372036854775",
        "COMMIT, COMMIT, -1",
        "CREATE TABLE, CREATE TABLE, -1",
        "ALTER SYSTEM, ALTER SYSTEM, -1",
        "REFRESH MATERIALIZED VIEW, REFRESH MATERIALIZED VIEW, -1",
        "SOMETHING 10 20, SOMETHING 10, 20",
        "7, 7, -1",
    })
    void aCommandTagHasItsCommandAndRows(String text, String command, long rows) {
        var tag = read(ServerMessages.commandComplete(text), CommandTag::read);
        assertThat(tag).isEqualTo(new CommandTag(command, rows));
        assertThat(tag.is(command)).isTrue();
    }

    @Test
    void frequentTagsAreNotMadeAnew() {
        var bytes = ServerMessages.commandComplete("INSERT 0 1");
        assertThat(read(bytes, CommandTag::read)).isSameAs(read(bytes, CommandTag::read));
    }

    @Test
    void aTagWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> read(message('C', out -> out.text("SELECT 1")), CommandTag::read))
                .isInstanceOf(ProtocolViolationException.class);
        assertThatThrownBy(() -> read(message('C', out -> {}), CommandTag::read))
                .isInstanceOf(ProtocolViolationException.class);
    }

    @Test
    void theStatusIsRead() {
        assertThat(read(ServerMessages.readyForQuery('I'), ReadyForQuery::read)).isEqualTo(TransactionStatus.IDLE);
        assertThat(read(ServerMessages.readyForQuery('T'), ReadyForQuery::read)).isEqualTo(TransactionStatus.ACTIVE);
        assertThat(read(ServerMessages.readyForQuery('E'), ReadyForQuery::read)).isEqualTo(TransactionStatus.FAILED);
        assertThatThrownBy(() -> read(ServerMessages.readyForQuery('X'), ReadyForQuery::read))
                .isInstanceOf(ProtocolViolationException.class);
        refusesEveryPrefix(ServerMessages.readyForQuery('I'), ReadyForQuery::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 257, 300})
    void keysOfOtherLengthsThanTheProtocolAllowsAreRefused(int length) {
        var bytes = ServerMessages.backendKeyData(7, new byte[length]);
        assertThatThrownBy(() -> read(bytes, (b, f, t) -> BackendKey.read(b, f, t, Frontend.VERSION_3_0)))
                .isInstanceOf(ProtocolViolationException.class)
                .hasMessageContaining("3.0 allows 4");
        if (length != 5) {
            assertThatThrownBy(() -> read(bytes, (b, f, t) -> BackendKey.read(b, f, t, Frontend.VERSION_3_2)))
                    .isInstanceOf(ProtocolViolationException.class)
                    .hasMessageContaining("3.2 allows 4 to 256");
        }
    }

    @Test
    void aLongKeyGoesBackAsItCame() {
        var secret = new byte[256];
        Arrays.fill(secret, (byte) 9);
        var bytes = ServerMessages.backendKeyData(-7, secret);
        var key = read(bytes, (b, f, t) -> BackendKey.read(b, f, t, Frontend.VERSION_3_2));
        var out = new MessageWriter(16);
        Frontend.cancelRequest(out, key);
        assertThat(out.size()).isEqualTo(12 + 256);
        assertThat(WireBytes.int32(out.array(), 0)).isEqualTo(268);
        assertThat(WireBytes.int32(out.array(), 4)).isEqualTo(80877102);
        assertThat(WireBytes.int32(out.array(), 8)).isEqualTo(-7);
        assertThat(Arrays.copyOfRange(out.array(), 12, 268)).isEqualTo(secret);
        assertThat(key.toString()).isEqualTo("process -7");
    }

    @Test
    void aNegotiationNamesVersionAndOptions() {
        var bytes = ServerMessages.negotiateProtocolVersion(Frontend.VERSION_3_0, "_pq_.x", "_pq_.y");
        assertThat(read(bytes, Negotiation::read))
                .isEqualTo(new Negotiation(Frontend.VERSION_3_0, List.of("_pq_.x", "_pq_.y")));
        assertThat(read(ServerMessages.negotiateProtocolVersion(0), Negotiation::read)
                        .version())
                .isEqualTo(Frontend.VERSION_3_0);
        refusesEveryPrefix(bytes, Negotiation::read);
        var lying = message('v', out -> out.int32(0).int32(Integer.MAX_VALUE));
        assertThatThrownBy(() -> read(lying, Negotiation::read)).isInstanceOf(ProtocolViolationException.class);
    }

    @Test
    void notificationsAndParametersAreRead() {
        var notification = ServerMessages.notification(9, "ch", "päyload");
        assertThat(read(notification, Notification::read)).isEqualTo(new Notification(9, "ch", "päyload"));
        refusesEveryPrefix(notification, Notification::read);
        var status = ServerMessages.parameterStatus("TimeZone", "UTC");
        assertThat(read(status, ParameterStatus::read)).isEqualTo(new ParameterStatus("TimeZone", "UTC"));
        refusesEveryPrefix(status, ParameterStatus::read);
    }

    @Test
    void copyResponsesAreRead() {
        var bytes = ServerMessages.copyInResponse(true, 3);
        CopyResponse response = read(bytes, (b, f, t) -> CopyResponse.read((byte) 'G', b, f, t));
        assertThat(response).isEqualTo(new CopyResponse(true, 3));
        refusesEveryPrefix(bytes, (b, f, t) -> CopyResponse.read((byte) 'G', b, f, t));
        var mixed = message('H', out -> out.int8(0).int16(1).int16(1));
        assertThatThrownBy(() -> read(mixed, (b, f, t) -> CopyResponse.read((byte) 'H', b, f, t)))
                .isInstanceOf(ProtocolViolationException.class);
    }

    @Test
    void requestsForAuthenticationAreRead() {
        assertThat(read(ServerMessages.authenticationOk(), AuthenticationRequest::read))
                .isInstanceOf(AuthenticationRequest.Ok.class);
        assertThat(read(ServerMessages.authenticationSasl("A", "B"), AuthenticationRequest::read))
                .isEqualTo(new AuthenticationRequest.Sasl(List.of("A", "B")));
        assertThat(read(ServerMessages.authentication(9), AuthenticationRequest::read))
                .isEqualTo(new AuthenticationRequest.Unsupported("SSPI"));
        assertThatThrownBy(() -> read(ServerMessages.authentication(99), AuthenticationRequest::read))
                .hasMessageContaining("unknown method 99");
        refusesEveryPrefix(ServerMessages.authenticationMd5Password(1), AuthenticationRequest::read);
        refusesEveryPrefix(ServerMessages.authenticationSasl("A"), AuthenticationRequest::read);
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrRefusedAndNothingElse(@ForAll @Size(max = 60) byte[] body) {
        List<Reading<?>> readings = List.of(
                ErrorFields::readError,
                ErrorFields::readNotice,
                RowDescription::read,
                ParameterDescription::read,
                CommandTag::read,
                ReadyForQuery::read,
                Negotiation::read,
                Notification::read,
                ParameterStatus::read,
                AuthenticationRequest::read,
                (b, f, t) -> BackendKey.read(b, f, t, Frontend.VERSION_3_2),
                (b, f, t) -> CopyResponse.read((byte) 'G', b, f, t));
        for (var reading : readings) {
            try {
                reading.read(body, 0, body.length);
            } catch (ProtocolViolationException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void aStartupMessageRefusesNul() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("user", "a\0b");
        assertThatThrownBy(() -> Frontend.startup(new MessageWriter(8), Frontend.VERSION_3_0, parameters))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontend.name("a\0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPipelineIsWrittenAsTheProtocolHasIt() {
        var out = new MessageWriter(8);
        Frontend.parse(out, Frontend.name("s1"), "select $1", new int[] {23});
        Frontend.beginBind(out, Frontend.UNNAMED, Frontend.name("s1"))
                .int16(0)
                .int16(0)
                .int16(0)
                .end();
        Frontend.describe(out, Frontend.PORTAL, Frontend.UNNAMED);
        Frontend.executeAll(out);
        Frontend.execute(out, Frontend.name("p"), 50);
        Frontend.close(out, Frontend.STATEMENT, Frontend.name("s1"));
        Frontend.flush(out);
        Frontend.sync(out);
        Frontend.copyFail(out, "no\0more");
        Frontend.terminate(out);
        var text = new String(out.array(), 0, out.size(), StandardCharsets.ISO_8859_1).replace('\0', '.');
        assertThat(text)
                .isEqualTo("P...\u0017s1.select $1..\u0001...\u0017" + "B...\u000e.s1......." + "D...\u0006P."
                        + "E...\t....." + "E...\np....2" + "C...\u0008Ss1." + "H...\u0004" + "S...\u0004"
                        + "f...\u000cno more." + "X...\u0004");
    }

    @Test
    void aMessageBeyondTheLimitIsTakenBackBeforeAnyOfItIsSent() {
        var out = new MessageWriter(8, 1000);
        Frontend.sync(out);
        Frontend.copyData(out, new byte[996], 0, 996);
        var before = out.size();
        assertThatThrownBy(() -> Frontend.copyData(out, new byte[997], 0, 997))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1001 bytes")
                .hasMessageContaining("1 GiB");
        assertThat(out.size()).isEqualTo(before);
        assertThat(MessageWriter.MAX_MESSAGE).isLessThan(1 << 30);
    }
}
