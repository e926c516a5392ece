package dev.aludel.postgresql.startup;

import static dev.aludel.postgresql.scripted.ServerMessages.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Servers that say whatever comes to their mind: each attempt ends exactly once, with a connection or with an error. */
class RandomServerTest {
    private static final AtomicReference<List<byte[]>> NEXT = new AtomicReference<>();
    private static ScriptedServer server;

    @BeforeContainer
    static void start() {
        server = ScriptedServer.repeating(RandomServerTest::talk);
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    private static void talk(Peer peer) {
        try {
            peer.expectStartup();
            for (var message : NEXT.get()) {
                peer.send(message);
            }
            peer.shutdownOutput();
            peer.expectEnd();
        } catch (IOException | AssertionError closed) {
            // The client has had enough, or answers what nobody reads.
        }
    }

    @Provide
    Arbitrary<List<byte[]>> conversations() {
        var legal = Arbitraries.of(
                authenticationOk(),
                authenticationCleartextPassword(),
                authenticationMd5Password(5),
                authenticationSasl("SCRAM-SHA-256"),
                authenticationSaslContinue("r=x,s=AAAA,i=1"),
                authenticationSaslFinal("v=AAAA"),
                negotiateProtocolVersion(3 << 16),
                parameterStatus("server_version", "18"),
                backendKeyData(1, new byte[4]),
                notice("n"),
                fatal("57P03", "later"),
                readyForQuery('I'),
                readyForQuery('E'),
                dataRow(new byte[3]),
                notification(1, "c", "p"));
        var broken = Arbitraries.bytes().array(byte[].class).ofMaxSize(30);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(12, legal), net.jqwik.api.Tuple.of(1, broken))
                .list()
                .ofMaxSize(10);
    }

    @Property(tries = 400)
    void everyAttemptEndsOnce(@ForAll("conversations") List<byte[]> conversation) {
        NEXT.set(conversation);
        try {
            var started = Connecting.connect(Connecting.to(server));
            assertThat(conversation).contains(authenticationOk());
            started.close();
        } catch (ConnectFailedException refused) {
            assertThat(refused.remedy()).isNotEmpty();
            assertThat(refused).message().doesNotContain("secret");
        }
    }
}
