package dev.aludel.jdbc.mysql;

import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.engine.Engine;
import dev.aludel.engine.UrlParser;
import dev.aludel.error.ConfigurationException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.testkit.mariadb.MariaDbServer;
import dev.aludel.testkit.proxy.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.export.SslMode;

/** URLs, options, and what becomes of a connection that cannot be opened. */
@Timeout(600)
class ConnectTest {
    private static final MariaDbServer SERVER = MariaDbServer.shared();
    private static final String DATABASE = SERVER.freshDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mariadb://",
                "mysql://",
                "mysql+aiomysql://",
                "mysql+asyncmy://",
                "mariadb+aiomysql://",
                "mysql+pymysql://",
                "jdbc:mariadb://",
                "jdbc:mysql://"
            })
    void spellings(String scheme) {
        try (var engine =
                Engine.create(scheme + "app:app@127.0.0.1:" + SERVER.port() + "/" + DATABASE + "?charset=utf8mb4")) {
            assertThat(ask(engine, "select database()")).isEqualTo(DATABASE);
            assertThat(engine.dialect().name()).isEqualTo("MariaDB");
        }
    }

    @Test
    void beforeTheFirstConnectionTheUrlSuggestsTheDialect() {
        try (var engine = Engine.create("mysql://app:app@127.0.0.1:" + SERVER.port() + "/" + DATABASE)) {
            assertThat(engine.dialect().name()).isEqualTo("MySQL");
        }
    }

    @Test
    void overTheSocket() {
        try (var engine = Engine.create("mariadb://app:app@/" + DATABASE + "?unix_socket=" + SERVER.socket())) {
            assertThat(ask(engine, "select user()")).startsWith("app@");
        }
    }

    @Test
    void theSecondHostWhenTheFirstDoesNotAnswer() {
        try (var engine = Engine.create("mariadb://app:app@127.0.0.1:1,127.0.0.1:" + SERVER.port() + "/" + DATABASE)) {
            assertThat(ask(engine, "select 'there'")).isEqualTo("there");
        }
    }

    @Test
    void aWrongPassword() {
        refused("mariadb://app:sesame@127.0.0.1:" + SERVER.port() + "/" + DATABASE, "access denied for the user app");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        refused(SERVER.url("test_none"), "there is no database test_none");
    }

    @Test
    void nobodyListens() {
        refused("mariadb://app:sesame@127.0.0.1:1/x", "cannot connect to 127.0.0.1:1");
    }

    @Test
    void aSessionVariableThatIsNone() {
        refused(SERVER.url(DATABASE) + "?sessionVariables=nonsense%3D1", "a session setting was refused");
    }

    private static void refused(String url, String message) {
        try (var engine = Engine.create(url)) {
            assertThatThrownBy(() -> ask(engine, "select 1"))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining(message)
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("sesame"));
        }
    }

    @Test
    void sessionVariablesOutliveAReset() {
        try (var engine = Engine.create(SERVER.url(DATABASE) + "?poolSize=1&sessionVariables=lock_wait_timeout%3D77")) {
            engine.use(connection -> connection.execute(text("set lock_wait_timeout = 5")));
            assertThat(ask(engine, "select cast(@@lock_wait_timeout as char)")).isEqualTo("77");
        }
    }

    @Test
    void unknownOptionsAndThoseThatAreFixed() {
        assertThatThrownBy(() -> Engine.create("mariadb://localhost/x?sslmod=disable"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"sslmod\"")
                .hasMessageContaining("did you mean \"ssl");
        assertThatThrownBy(() -> Engine.create("mariadb://localhost/x?allowLocalInfile=true"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("any file of this machine");
        assertThatThrownBy(() -> Engine.create("mysql://localhost/x?charset=latin1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'latin1'");
        assertThatThrownBy(() -> Engine.create("mysql://localhost/x?cancelGrace=soon"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'soon'");
    }

    @Test
    void passwordsAreNeverShown() {
        var url = "mysql://app:sesame@localhost/x?keyStorePassword=sesame2";
        try (var engine = Engine.create(url)) {
            assertThat(engine.toString()).doesNotContain("sesame");
        }
        assertThat(Target.of(UrlParser.parse(url)).toString()).doesNotContain("sesame");
    }

    @Test
    void offThisMachineTheServerHasToProveItself() {
        assertThat(settings("mysql://db.example.com/x").sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(settings("mysql://127.0.0.1/x").sslMode()).isEqualTo(SslMode.DISABLE);
        assertThat(settings("mysql://db.example.com/x?sslMode=trust").restrictedAuth())
                .doesNotContain("caching_sha2_password")
                .contains("client_ed25519");
        assertThat(settings("mysql://db.example.com/x").allowLocalInfile()).isFalse();
    }

    private static org.mariadb.jdbc.Configuration settings(String url) {
        var target = Target.of(UrlParser.parse(url));
        return ConnectorSettings.of(target, target.hosts().getFirst(), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust", "verify-full"}) // its password proves a certificate that the server made itself
    void overTls(String mode) {
        try (var engine = Engine.create(SERVER.url(DATABASE) + "?sslMode=" + mode)) {
            assertThat(engine.<String, RuntimeException>with(connection -> connection.one(
                            text("show session status like 'Ssl_cipher'").map(row -> row.get(1, String.class)))))
                    .isNotEmpty();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAServerThatSaysNothing() throws Exception {
        try (var proxy = FaultProxy.to("127.0.0.1", SERVER.port());
                var engine = Engine.create("mariadb://app:app@127.0.0.1:" + proxy.port() + "/" + DATABASE
                        + "?connectTimeout=300s&poolTimeout=300s")) {
            proxy.hold(true);
            var caller = Thread.currentThread();
            var interrupter = Thread.ofVirtual().start(() -> {
                while (proxy.connections().isEmpty() || caller.getState() == Thread.State.RUNNABLE) {
                    LockSupport.parkNanos(1_000_000);
                }
                caller.interrupt();
            });
            assertThatThrownBy(() -> ask(engine, "select 1"))
                    .isInstanceOfAny(OperationCancelledException.class, ConnectFailedException.class);
            assertThat(Thread.interrupted()).isTrue();
            interrupter.join();
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() {
        try (var proxy = FaultProxy.to("127.0.0.1", SERVER.port())) {
            proxy.hold(true);
            refused(
                    "mariadb://app:app@127.0.0.1:" + proxy.port() + "/" + DATABASE + "?connectTimeout=300ms",
                    "cannot connect to 127.0.0.1");
        }
    }

    @Test
    void everyHostHasAPort() {
        var url = new DatabaseUrl("mysql", null, null, List.of(), "", java.util.Map.of());
        assertThat(Target.of(url).title()).isEqualTo("localhost:3306");
    }

    private static String ask(Engine engine, String sql) {
        return engine.with(connection -> connection.one(text(sql).map(row -> row.get(0, String.class))));
    }
}
