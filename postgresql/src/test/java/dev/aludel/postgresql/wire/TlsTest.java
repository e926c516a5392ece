package dev.aludel.postgresql.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.error.ConfigurationException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.wire.DialException.Reason;
import dev.aludel.postgresql.wire.TlsSettings.Negotiation;
import dev.aludel.postgresql.wire.TlsSettings.Verification;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.postgresql.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS with a real server: agreeing on it, trusting, proving who one is, and carrying much. */
@Timeout(300)
class TlsTest {
    private static final Deadline LONG = Deadline.after(Duration.ofMinutes(5));
    private static final byte[] READY = {'Z', 0, 0, 0, 5, 'I'};

    private final PostgresServer server = PostgresServer.sharedWithTls();
    private final TlsFiles files = server.tls();
    private final Heard heard = new Heard();
    private Wire wire;

    @AfterEach
    void end() throws InterruptedException {
        if (wire != null) {
            wire.close();
            heard.awaitEnd();
        }
    }

    private Wire dial(String host, TlsSettings tls) throws DialException {
        wire = Dialer.dial(
                Endpoint.of(host, server.port()).at(new InetSocketAddress("127.0.0.1", server.port())),
                tls,
                LONG,
                heard);
        return wire;
    }

    private TlsSettings.Builder verified() {
        return TlsSettings.builder().verification(Verification.HOST).rootCertificates(files.authority());
    }

    private void query(String sql) {
        var message = new MessageWriter(100);
        Frontend.query(message, sql);
        wire.write(message.array(), 0, message.size());
    }

    private void logIn() throws InterruptedException {
        var message = new MessageWriter(100);
        Frontend.startup(message, Frontend.VERSION_3_0, Map.of("user", "postgres", "database", "postgres"));
        wire.write(message.array(), 0, message.size());
        awaitReady(0);
    }

    /** Waits for ReadyForQuery behind so many bytes, and gives what arrived before it. */
    private String awaitReady(int from) throws InterruptedException {
        for (int wanted = from + 6; ; wanted++) {
            var bytes = heard.await(wanted);
            if (java.util.Arrays.equals(READY, java.util.Arrays.copyOfRange(bytes, bytes.length - 6, bytes.length))) {
                return new String(bytes, from, bytes.length - from - 6, UTF_8);
            }
            wanted = bytes.length;
        }
    }

    private String ask(String sql) throws InterruptedException {
        int from = heard.count();
        query(sql);
        return awaitReady(from);
    }

    @ParameterizedTest
    @CsvSource({"REQUEST, TLSv1.2", "REQUEST, TLSv1.3", "DIRECT, TLSv1.2", "DIRECT, TLSv1.3"})
    void aSessionRunsThroughIt(Negotiation negotiation, String version) throws Exception {
        dial(
                "localhost",
                verified()
                        .negotiation(negotiation)
                        .minimumVersion(version)
                        .maximumVersion(version)
                        .build());
        logIn();

        assertThat(wire.tls()).isNotNull().satisfies(details -> {
            assertThat(details.protocol()).isEqualTo(version);
            assertThat(details.verified()).isTrue();
            assertThat(details.serverCertificate().getSubjectX500Principal().getName())
                    .isEqualTo("CN=localhost");
        });
        assertThat(ask("select version from pg_stat_ssl where pid = pg_backend_pid()"))
                .contains(version);
    }

    /** Both directions at once, and far more than one record: twenty megabytes of comment against twenty of answer. */
    @Test
    void muchIsCarriedBothWays() throws Exception {
        dial("localhost", verified().build());
        logIn();
        ask("create or replace function pg_temp.big() returns text language sql as $$ select repeat('x', 20000000) $$");

        int from = heard.count();
        query("select pg_temp.big()");
        query("/* " + "y".repeat(20_000_000) + " */ select 'second'");

        var bytes = heard.await(from + 20_000_000);
        while (!new String(bytes, bytes.length - 40, 40, UTF_8).contains("second")) {
            bytes = heard.await(bytes.length + 1);
        }
        // What the server has answered it has read.
        assertThat(wire.unsent()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, elsewhere.example, false",
        "CHAIN, elsewhere.example, true",
        "HOST, localhost, true",
        "HOST, LOCALHOST., true",
        "HOST, 127.0.0.1, true"
    })
    void theServersCertificateSatisfies(Verification level, String host, boolean verified) throws Exception {
        dial(host, verified().verification(level).build());
        assertThat(wire.tls()).isNotNull();
        assertThat(wire.tls().verified()).isEqualTo(verified);
        logIn();
    }

    @ParameterizedTest
    @CsvSource({"elsewhere.example", "127.0.0.2", "::1"})
    void aCertificateForAnotherHostIsRefused(String host) {
        assertRefused(host, verified().build(), "is for [localhost, 127.0.0.1], not for " + host);
    }

    @Test
    void anAuthorityThatIsNotTrustedIsRefused() {
        assertRefused(
                "localhost",
                TlsSettings.builder().verification(Verification.CHAIN).build(),
                "unable to find");
        assertRefused(
                "localhost",
                verified().rootCertificates(files.clientCertificate()).build(),
                "localhost");
    }

    private void assertRefused(String host, TlsSettings tls, String because) {
        assertThatThrownBy(() -> dial(host, tls))
                .isInstanceOfSatisfying(
                        DialException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.TLS_FAILED))
                .hasMessageContaining(because);
        assertThat(heard.endings).hasValue(0);
    }

    @Test
    void theClientShowsItsCertificateWhenAsked() throws Exception {
        dial(
                "localhost",
                verified()
                        .identity(files.clientCertificate(), files.clientKey(), null)
                        .build());
        logIn();
        assertThat(ask("select client_dn from pg_stat_ssl where pid = pg_backend_pid()"))
                .contains("/CN=app");
    }

    @Test
    void withoutACertificateTheClientGoesOnWithoutOne() throws Exception {
        dial("localhost", verified().build());
        logIn();
        assertThat(ask("select 'dn=' || coalesce(client_dn, 'none') from pg_stat_ssl where pid = pg_backend_pid()"))
                .contains("dn=none");
    }

    @Test
    void aKeyThatOthersCanReadIsRefused(@TempDir Path folder) throws Exception {
        var key = Files.copy(files.clientKey(), folder.resolve("open.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> dial(
                        "localhost",
                        verified()
                                .identity(files.clientCertificate(), key, null)
                                .build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("open.key can be read by others (rw-r--r--)");
    }

    @Test
    void filesThatHaveChangedAreReadAgain(@TempDir Path folder) throws Exception {
        var roots = Files.copy(files.clientCertificate(), folder.resolve("roots.pem"));
        var tls = verified().rootCertificates(roots).build();
        assertRefused("localhost", tls, "localhost");

        Files.writeString(roots, Files.readString(files.authority()) + "\n");
        dial("localhost", tls);
        assertThat(wire.tls()).isNotNull();
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereItIsRequired() throws Exception {
        var plain = PostgresServer.shared();
        var endpoint = Endpoint.of(plain.host(), plain.port());

        assertThatThrownBy(() -> Dialer.dial(endpoint, TlsSettings.builder().build(), LONG, heard))
                .isInstanceOfSatisfying(
                        DialException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.TLS_REFUSED));

        wire = Dialer.dial(endpoint, TlsSettings.builder().required(false).build(), LONG, heard);
        assertThat(wire.tls()).isNull();
        logIn();
    }

    @Test
    void anUnknownOrEmptyRangeOfVersionsIsRefused() {
        assertThatThrownBy(() -> dial(
                        "localhost",
                        TlsSettings.builder().minimumVersion("TLSv9").build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TLSv9");
        assertThatThrownBy(() -> dial(
                        "localhost",
                        TlsSettings.builder()
                                .minimumVersion("TLSv1.3")
                                .maximumVersion("TLSv1.2")
                                .build()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theInterruptFlagMeansNothingToAWireInTls() throws Exception {
        dial("localhost", verified().build());
        logIn();
        Thread.currentThread().interrupt();
        int from = heard.count();
        query("select 'still here'");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(awaitReady(from)).contains("still here");
    }
}
