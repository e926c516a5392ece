package dev.aludel.postgresql.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.protocol.ErrorFields;
import dev.aludel.postgresql.protocol.Frames;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.settings.PgEnvironment;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.settings.PgSettingsBuilder;
import dev.aludel.postgresql.wire.WireListener;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.testkit.postgresql.ServerOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server: each way to authenticate, each sslmode, both protocol versions, and cancelling through each. */
class RealServerTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start(ServerOptions.USUAL.withTls());
        server.sql(
                "postgres",
                "create role by_trust login",
                "create role by_scram login password 'secret'",
                "create role by_clear login password 'secret'",
                "set password_encryption = 'md5'",
                "create role by_md5 login password 'secret'",
                "reset password_encryption",
                "create role only_tls login password 'secret'",
                "create role only_clear login password 'secret'",
                "create role unicode login password 'p\u2168ss\u00A0w\u00F6rd'",
                "create role nobody login password 'secret'");
        Files.writeString(server.dataFolder().resolve("pg_hba.conf"), """
                local all all scram-sha-256
                host all postgres 127.0.0.1/32 trust
                host all by_trust 127.0.0.1/32 trust
                host all by_clear 127.0.0.1/32 password
                host all by_md5 127.0.0.1/32 md5
                host all by_scram,unicode 127.0.0.1/32 scram-sha-256
                hostssl all only_tls 127.0.0.1/32 scram-sha-256
                hostnossl all only_clear 127.0.0.1/32 scram-sha-256
                hostssl all app 127.0.0.1/32 cert
                """);
        // The server reads it when it comes to that; a new connection knows when its server last did.
        var loaded = "select pg_conf_load_time()";
        var before = server.ask("postgres", loaded);
        server.sql("postgres", "select pg_reload_conf()");
        while (Objects.equals(server.ask("postgres", loaded), before)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static PgSettingsBuilder as(String user) {
        return PgSettings.builder(PgEnvironment.NONE)
                .set("host", "127.0.0.1")
                .set("port", "" + server.port())
                .set("user", user)
                .set("password", "secret")
                .set("dbname", "postgres");
    }

    /** Whether the server sees TLS on the connection. */
    private static boolean encrypted(Started started) {
        var seen = server.ask("postgres", "select ssl::text from pg_stat_ssl where pid = " + started.processId());
        assertThat(started.wire().tls() != null).isEqualTo("true".equals(seen));
        return "true".equals(seen);
    }

    /** Runs a long statement, cancels it, and returns the SQLSTATE that it ends with. */
    private static String cancelled(Started started) throws Exception {
        var ended = new CompletableFuture<String>();
        var frames = new Frames(Frames.MAX_MESSAGE, (type, chunk, from, to) -> {
            if (type == 'E') {
                ended.complete(ErrorFields.readError(chunk, from, to).sqlState());
            }
        });
        var wire = started.attach(new WireListener() {
            @Override
            public void received(ByteBuffer bytes) {
                frames.push(bytes);
            }

            @Override
            public void drained() {}

            @Override
            public void closed(Throwable cause) {
                ended.complete("closed");
            }
        });
        var out = new MessageWriter(64);
        Frontend.query(out, "select pg_sleep(60)");
        wire.write(out.array(), 0, out.size());
        while (!ended.isDone()) {
            assertThat(CancelRequests.send(started, Connecting.soon())).isTrue();
            try {
                ended.get(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException e) {
                // The request came before the statement; again.
            }
        }
        wire.close();
        return ended.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_trust", "by_scram", "by_md5", "by_clear"})
    void letsUsIn(String user) {
        for (var mode : new String[] {"disable", "require"}) {
            var started = Connecting.connect(as(user).set("sslmode", mode));
            assertThat(encrypted(started)).isEqualTo(mode.equals("require"));
            assertThat(started.parameters())
                    .containsEntry("client_encoding", "UTF8")
                    .containsKey("server_version");
            started.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_scram", "by_md5", "by_clear"})
    void aWrongPasswordIsRefused(String user) {
        assertThatThrownBy(() -> Connecting.connect(PgSettings.builder(PgEnvironment.NONE)
                        .keywords("host=127.0.0.1 dbname=postgres password=wrong port=" + server.port() + " user="
                                + user)))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        e -> assertThat(e.sqlState()).isEqualTo("28P01"));
    }

    @Test
    void aPasswordIsPreparedAsTheServerDoes() {
        var settings = PgSettings.builder(PgEnvironment.NONE)
                .set("host", "127.0.0.1")
                .set("port", "" + server.port())
                .set("user", "unicode")
                .set("password", "pIXss wo\u0308rd")
                .set("dbname", "postgres");
        Connecting.connect(settings).close();
    }

    @ParameterizedTest
    @CsvSource({
        "disable, false",
        "allow, false",
        "prefer, true",
        "require, true",
        "verify-ca, true",
        "verify-full, true",
        "'', true"
    })
    void eachModeUsesTlsAsItSays(String mode, boolean tls) throws Exception {
        var settings = as("by_scram").set("sslmode", mode);
        if (mode.startsWith("verify")) {
            settings.set("sslrootcert", server.tls().authority().toString());
        }
        var started = Connecting.connect(settings);
        assertThat(encrypted(started)).isEqualTo(tls);
        if (tls) {
            assertThat(started.wire().tls().verified()).isEqualTo(mode.startsWith("verify"));
        }
        assertThat(cancelled(started)).isEqualTo("57014");
    }

    @Test
    void preferFallsBackWhereTheServersRulesWantNoTlsAndCancelsInClearToo() throws Exception {
        var started = Connecting.connect(as("only_clear").set("sslmode", "prefer"));
        assertThat(encrypted(started)).isFalse();
        assertThat(cancelled(started)).isEqualTo("57014");
        assertThatThrownBy(() -> Connecting.connect(as("only_clear").set("sslmode", "require")))
                .hasMessageContaining("pg_hba.conf");
    }

    @Test
    void allowGoesOnToTlsWhereTheServersRulesWantIt() {
        var started = Connecting.connect(as("only_tls").set("sslmode", "allow"));
        assertThat(encrypted(started)).isTrue();
        started.close();
        assertThatThrownBy(() -> Connecting.connect(as("only_tls").set("sslmode", "disable")))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        e -> assertThat(e.sqlState()).isEqualTo("28000"));
    }

    @Test
    void directTlsBeginsWithTheFirstByte() throws Exception {
        var started = Connecting.connect(as("by_scram")
                .set("sslnegotiation", "direct")
                .set("sslmode", "verify-full")
                .set("sslrootcert", server.tls().authority().toString()));
        assertThat(encrypted(started)).isTrue();
        assertThat(cancelled(started)).isEqualTo("57014");
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedByVerifyFullAlone() {
        var same = "host=elsewhere.example hostaddr=127.0.0.1 user=by_scram password=secret dbname=postgres port="
                + server.port() + " sslrootcert=" + server.tls().authority();
        Connecting.connect(PgSettings.builder(PgEnvironment.NONE).keywords(same + " sslmode=verify-ca"))
                .close();
        assertThatThrownBy(() -> Connecting.connect(
                        PgSettings.builder(PgEnvironment.NONE).keywords(same + " sslmode=verify-full")))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("elsewhere.example");
    }

    @Test
    void anAuthorityThatNobodyTrustsIsRefused() {
        var stranger = server.tls().clientCertificate().toString();
        assertThatThrownBy(() -> Connecting.connect(
                        as("by_scram").set("sslmode", "verify-ca").set("sslrootcert", stranger)))
                .isInstanceOf(ConnectFailedException.class);
        assertThatThrownBy(() -> Connecting.connect(as("by_scram").set("sslrootcert", "system")))
                .isInstanceOf(ConnectFailedException.class);
    }

    @Test
    void channelBindingIsUsedWhereItIsRequired() {
        var started = Connecting.connect(as("by_scram")
                .set("sslmode", "require")
                .set("channel_binding", "require")
                .set("require_auth", "scram-sha-256"));
        assertThat(encrypted(started)).isTrue();
        started.close();
        assertThatThrownBy(() -> Connecting.connect(
                        as("by_scram").set("sslmode", "disable").set("channel_binding", "require")))
                .hasMessageContaining("channel binding is required");
        Connecting.connect(as("by_scram").set("sslmode", "require").set("channel_binding", "disable"))
                .close();
    }

    @Test
    void aClientCertificateLetsUsIn() {
        var tls = server.tls();
        var started = Connecting.connect(as("app")
                .set("sslmode", "verify-full")
                .set("sslrootcert", tls.authority().toString())
                .set("sslcert", tls.clientCertificate().toString())
                .set("sslkey", tls.clientKey().toString()));
        assertThat(encrypted(started)).isTrue();
        started.close();
        assertThatThrownBy(() -> Connecting.connect(as("app").set("sslmode", "require")))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        e -> assertThat(e.sqlState()).isEqualTo("28000"));
    }

    @Test
    void protocol32HasLongKeysThatCancel() throws Exception {
        var started = Connecting.connect(as("by_scram").set("max_protocol_version", "3.2"));
        assertThat(started.protocolVersion()).isEqualTo(Frontend.VERSION_3_2);
        assertThat(started.key().secretLength()).isEqualTo(32);
        assertThat(cancelled(started)).isEqualTo("57014");
        var older = Connecting.connect(as("by_scram"));
        assertThat(older.key().secretLength()).isEqualTo(4);
        older.close();
    }

    @Test
    void aUnixSocketTakesTheSameWay() throws Exception {
        var started = Connecting.connect(PgSettings.builder(PgEnvironment.NONE)
                .set("host", server.socketFolder().toString())
                .set("port", "" + server.port())
                .set("user", "by_scram")
                .set("password", "secret")
                .set("sslmode", "verify-full")
                .set("dbname", "postgres"));
        assertThat(started.wire().tls()).isNull();
        assertThat(cancelled(started)).isEqualTo("57014");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Connecting.connect(PgSettings.builder(PgEnvironment.NONE)
                        .keywords("host=127.0.0.1 dbname=nowhere password=secret user=by_scram port=" + server.port())))
                .hasMessageContaining("nowhere")
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        e -> assertThat(e.sqlState()).isEqualTo("3D000"));
    }

    @Test
    void theServerLooksWhetherTheClientIsStillThere() {
        var started =
                Connecting.connect(as("by_trust").set("statement_timeout", "7s").set("search_path", "x, public"));
        assertThat(started.parameters()).containsEntry("search_path", "x, public");
        started.close();
        try {
            var opened = new Startup(as("by_trust").build());
            var login = opened.open(
                    as("by_trust").build().hosts().getFirst(),
                    dev.aludel.postgresql.wire.Endpoint.of("127.0.0.1", server.port()),
                    Connecting.soon());
            assertThat(login.login().ask("show client_connection_check_interval", Connecting.soon()))
                    .isEqualTo("2s");
            login.connection().close();
        } catch (StartupFailure e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"14.24.0", "15.19.0", "16.15.0", "17.11.0"})
    void olderServersTakeBothVersionsOfTheProtocol(String version) {
        org.junit.jupiter.api.Assumptions.assumeTrue(PostgresServer.available(version));
        try (var older = PostgresServer.start(ServerOptions.USUAL.version(version))) {
            for (var protocol : new String[] {"3.0", "3.2"}) {
                var started = Connecting.connect(PgSettings.builder(PgEnvironment.NONE)
                        .set("host", "127.0.0.1")
                        .set("port", "" + older.port())
                        .set("user", "app")
                        .set("password", "app")
                        .set("dbname", "postgres")
                        .set("target_session_attrs", "read-write")
                        .set("max_protocol_version", protocol));
                assertThat(started.protocolVersion()).isEqualTo(Frontend.VERSION_3_0);
                started.close();
            }
        }
    }

    @Test
    void aServerThatIsGoneIsAnErrorInTime() {
        assertThatThrownBy(() -> Startup.connect(
                        PgSettings.builder(PgEnvironment.NONE)
                                .keywords("host=127.0.0.1 port=1 user=x")
                                .build(),
                        dev.aludel.driver.Deadline.after(Duration.ofMinutes(5))))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
