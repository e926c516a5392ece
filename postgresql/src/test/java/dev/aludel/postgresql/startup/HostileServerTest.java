package dev.aludel.postgresql.startup;

import static dev.aludel.postgresql.scripted.ServerMessages.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.scripted.ScriptedServer.Script;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Servers that are not what they seem: refused with the reason, the connection closed, no password given away. */
class HostileServerTest {
    private static void refuses(Script script, String reason, String... options) {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectStartup();
            try {
                script.run(peer);
                peer.expectEnd();
            } catch (java.io.IOException hungUp) {
                // The client had seen enough before the script was at its end.
            }
        })) {
            var settings = Connecting.to(server);
            for (int i = 0; i < options.length; i += 2) {
                settings.set(options[i], options[i + 1]);
            }
            assertThatThrownBy(() -> Connecting.connect(settings))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining(reason)
                    .extracting(e -> ((AludelException) e).remedy())
                    .isNotEqualTo("");
        }
    }

    private static ScramServer scram(Peer peer, String password, int iterations, String... mechanisms)
            throws Exception {
        peer.send(authenticationSasl(mechanisms.length == 0 ? new String[] {"SCRAM-SHA-256"} : mechanisms));
        var initial = peer.expect('p');
        assertThat(initial.text(0)).isEqualTo("SCRAM-SHA-256");
        var scram = new ScramServer(password, initial.text().substring("SCRAM-SHA-256".length() + 5));
        peer.send(authenticationSaslContinue(scram.first(iterations)));
        return scram;
    }

    @Test
    void anHonestServerIsBelieved() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectStartup();
            var scram = scram(peer, "secret", 4096);
            peer.send(authenticationSaslFinal(scram.last(peer.expect('p').text(), 4096)), authenticationOk());
            peer.ready();
            peer.expectEnd();
        })) {
            Connecting.connect(Connecting.to(server)).close();
        }
    }

    @TestFactory
    Stream<DynamicTest> inTheMiddleOfScram() {
        return Stream.of(
                        Map.entry("a wrong signature", new Case("wrong signature", peer -> {
                            var scram = scram(peer, "secret", 4096);
                            scram.last(peer.expect('p').text(), 4096);
                            peer.send(
                                    authenticationSaslFinal("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="),
                                    authenticationOk());
                            peer.ready();
                        })),
                        Map.entry("no signature, but Ok", new Case("instead of the server to check the proof", peer -> {
                            scram(peer, "secret", 4096);
                            peer.expect('p');
                            peer.send(authenticationOk());
                            peer.ready();
                        })),
                        Map.entry("Ok before any proof", new Case("instead of the server's part of SCRAM", peer -> {
                            peer.send(authenticationSasl("SCRAM-SHA-256"));
                            peer.expect('p');
                            peer.send(authenticationOk());
                            peer.ready();
                        })),
                        Map.entry(
                                "two billion iterations",
                                new Case("2000000000 iterations", peer -> scram(peer, "secret", 2_000_000_000))),
                        Map.entry(
                                "the password in clear after SCRAM",
                                new Case("AuthenticationCleartextPassword", peer -> {
                                    scram(peer, "secret", 4096);
                                    peer.expect('p');
                                    peer.send(authenticationCleartextPassword());
                                })),
                        Map.entry("SCRAM twice", new Case("AuthenticationSASL instead", peer -> {
                            scram(peer, "secret", 4096);
                            peer.expect('p');
                            peer.send(authenticationSasl("SCRAM-SHA-256"));
                        })),
                        Map.entry(
                                "an unknown mechanism",
                                new Case("only SCRAM-MD5", peer -> peer.send(authenticationSasl("SCRAM-MD5")))),
                        Map.entry("no mechanism", new Case("no way", peer -> peer.send(authenticationSasl()))),
                        Map.entry(
                                "binding offered in clear",
                                new Case(
                                        "has none",
                                        peer -> peer.send(authenticationSasl("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256")))))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> refuses(entry.getValue().script, entry.getValue().reason)));
    }

    private record Case(String reason, Script script) {}

    @TestFactory
    Stream<DynamicTest> outOfOrder() {
        return Stream.of(
                        Map.entry(
                                "ReadyForQuery first",
                                new Case("ReadyForQuery instead", peer -> peer.send(readyForQuery('I')))),
                        Map.entry(
                                "a parameter first",
                                new Case("ParameterStatus instead", peer -> peer.send(parameterStatus("a", "b")))),
                        Map.entry(
                                "a key first",
                                new Case("BackendKeyData instead", peer -> peer.send(backendKeyData(1, new byte[4])))),
                        Map.entry(
                                "a row",
                                new Case(
                                        "DataRow instead",
                                        peer -> peer.send(authenticationOk(), dataRow(new byte[1])))),
                        Map.entry(
                                "in a transaction",
                                new Case(
                                        "in a transaction", peer -> peer.send(authenticationOk(), readyForQuery('T')))),
                        Map.entry(
                                "an endless key",
                                new Case(
                                        "a key of 300 bytes",
                                        peer -> peer.send(authenticationOk(), backendKeyData(1, new byte[300])))),
                        Map.entry("GSSAPI", new Case("asks for GSSAPI", peer -> peer.send(authentication(7)))),
                        Map.entry(
                                "an unknown method",
                                new Case("unknown method 77", peer -> peer.send(authentication(77)))),
                        Map.entry(
                                "a newer version than offered",
                                new Case(
                                        "not offered",
                                        peer -> peer.send(negotiateProtocolVersion(Frontend.VERSION_3_2)))),
                        Map.entry(
                                "negotiating twice",
                                new Case(
                                        "wrong time",
                                        peer -> peer.send(
                                                negotiateProtocolVersion(Frontend.VERSION_3_0),
                                                negotiateProtocolVersion(Frontend.VERSION_3_0)))),
                        Map.entry(
                                "a gibibyte announced",
                                new Case("announced", peer -> peer.send(announcing('S', 1 << 30)))),
                        Map.entry("a negative length", new Case("announced", peer -> peer.send(announcing('R', -5)))),
                        Map.entry(
                                "no PostgreSQL at all",
                                new Case(
                                        "unknown type",
                                        peer -> peer.send(
                                                "+OK ready\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))),
                        Map.entry("an endless list of settings", new Case("more settings", peer -> {
                            peer.send(authenticationOk());
                            for (int i = 0; i < 1100; i++) {
                                peer.send(parameterStatus("p" + i, "v"));
                            }
                        })),
                        Map.entry("another encoding", new Case("client_encoding is LATIN1", peer -> {
                            peer.send(authenticationOk());
                            peer.ready("client_encoding", "LATIN1");
                        })),
                        Map.entry("time in floating point", new Case("integer_datetimes", peer -> {
                            peer.send(authenticationOk());
                            peer.ready("integer_datetimes", "off");
                        })))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> refuses(entry.getValue().script, entry.getValue().reason)));
    }

    @Test
    void authenticationThatIsRequiredCannotBeLeftOut() {
        refuses(
                peer -> peer.send(authenticationOk(), readyForQuery('I')),
                "without authentication",
                "require_auth",
                "scram-sha-256");
    }

    @Test
    void methodsThatAreNotAllowedGetNoPassword() {
        refuses(
                peer -> peer.send(authenticationCleartextPassword()),
                "method password",
                "require_auth",
                "scram-sha-256,md5");
        refuses(peer -> peer.send(authenticationMd5Password(1)), "method md5", "require_auth", "!md5,!password");
        refuses(peer -> peer.send(authenticationSasl("SCRAM-SHA-256")), "method scram-sha-256", "require_auth", "none");
    }

    @Test
    void requiredChannelBindingCannotBeTakenAway() {
        refuses(
                peer -> peer.send(authenticationSasl("SCRAM-SHA-256")),
                "channel binding is required",
                "channel_binding",
                "require");
        refuses(
                peer -> peer.send(authenticationOk(), readyForQuery('I')),
                "channel binding is required",
                "channel_binding",
                "require");
        refuses(
                peer -> peer.send(authenticationCleartextPassword()),
                "channel binding is required",
                "channel_binding",
                "require");
        refuses(
                peer -> peer.send(authenticationMd5Password(1)),
                "channel binding is required",
                "channel_binding",
                "require");
    }

    @Test
    void aServersWordComesWithItsSqlState() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectStartup();
            peer.send(fatal("53300", "sorry, too many clients already"));
            peer.close();
        })) {
            assertThatThrownBy(() -> Connecting.connect(Connecting.to(server)))
                    .isInstanceOfSatisfying(ConnectFailedException.class, e -> {
                        assertThat(e.sqlState()).isEqualTo("53300");
                        assertThat(e).hasMessageContaining("too many clients").hasMessageContaining("max_connections");
                    });
        }
    }

    @Test
    void anErrorRightBeforeTheEndIsNotLost() {
        for (int i = 0; i < 20; i++) {
            try (var server = ScriptedServer.start(peer -> {
                peer.send(fatal("57P03", "the database system is starting up"));
                peer.close();
            })) {
                assertThatThrownBy(() -> Connecting.connect(Connecting.to(server)))
                        .isInstanceOf(ConnectFailedException.class)
                        .hasMessageContaining("starting up");
            }
        }
    }

    @Test
    void whatTheServerFloodsUsWithIsNotKept() {
        try (var server = ScriptedServer.start(peer -> {
            var notice = notice("x".repeat(60_000));
            try {
                peer.expectStartup();
                while (true) {
                    peer.send(notice);
                }
            } catch (java.io.IOException closed) {
                // The client has had enough, one way or the other.
            }
        })) {
            var settings = Connecting.to(server).set("connect_timeout", "4");
            assertThatThrownBy(() -> Connecting.connect(settings)).isInstanceOf(ConnectFailedException.class);
        }
    }
}
