package dev.aludel.postgresql.startup;

import static dev.aludel.postgresql.scripted.ServerMessages.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.driver.Deadline;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.scripted.Patience;
import dev.aludel.postgresql.scripted.Peer;
import dev.aludel.postgresql.scripted.ScriptedServer;
import dev.aludel.postgresql.scripted.ScriptedServer.Script;
import dev.aludel.postgresql.settings.PgEnvironment;
import dev.aludel.postgresql.settings.PgSettings;
import dev.aludel.postgresql.settings.PgSettingsBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several servers is taken, which errors end the search, and how the time is shared. */
class ServersTest {
    private static PgSettingsBuilder to(ScriptedServer... servers) {
        return PgSettings.builder(PgEnvironment.NONE)
                .set("host", Arrays.stream(servers).map(ScriptedServer::host).collect(Collectors.joining(",")))
                .set(
                        "port",
                        Arrays.stream(servers).map(server -> "" + server.port()).collect(Collectors.joining(",")))
                .set("user", "app")
                .set("password", "secret")
                .set("dbname", "shop")
                .set("sslmode", "disable");
    }

    private static ScriptedServer primary() {
        return ScriptedServer.repeating(Peer::login);
    }

    private static ScriptedServer standby() {
        return ScriptedServer.repeating(peer -> {
            peer.login("in_hot_standby", "on", "default_transaction_read_only", "off");
            peer.expectEnd();
        });
    }

    private static ScriptedServer refusing(String sqlState) {
        return ScriptedServer.repeating(peer -> {
            peer.expectStartup();
            peer.send(fatal(sqlState, "no"));
            peer.expectEnd();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "any, 0",
        "primary, 1",
        "read-write, 1",
        "standby, 0",
        "read-only, 0",
        "prefer-standby, 0",
        "master, 1",
        "secondary, 0"
    })
    void theFirstServerThatWillDoIsTaken(String target, int expected) {
        try (var standby = standby();
                var primary = primary()) {
            var started = Connecting.connect(to(standby, primary).set("target_session_attrs", target));
            assertThat(started.host().port()).isEqualTo(expected == 0 ? standby.port() : primary.port());
            started.close();
        }
    }

    @Test
    void aPreferredStandbyIsFoundBehindThePrimary() {
        try (var primary = primary();
                var standby = standby()) {
            var started = Connecting.connect(to(primary, standby).set("target_session_attrs", "prefer-standby"));
            assertThat(started.host().port()).isEqualTo(standby.port());
            started.close();
        }
    }

    @Test
    void withTheStandbyDownAPreferredStandbyIsThePrimaryByTheConnectionThatIsThere() {
        try (var primary = primary();
                var down = refusing("57P03")) {
            var started = Connecting.connect(to(primary, down).set("target_session_attrs", "prefer-standby"));
            assertThat(started.host().port()).isEqualTo(primary.port());
            assertThat(primary.connections()).isEqualTo(1);
            started.close();
        }
    }

    @Test
    void aPrimaryThatBecameAStandbyIsAnErrorNotSilentReads() {
        try (var standby = standby()) {
            assertThatThrownBy(() -> Connecting.connect(to(standby).set("target_session_attrs", "primary")))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("is a standby, and a primary is wanted");
        }
    }

    @Test
    void aServerThatDoesNotReportItsRoleIsAsked() {
        Script reader = peer -> {
            peer.login("server_version", "13");
            assertThat(peer.expect('Q').text()).isEqualTo("SHOW transaction_read_only");
            peer.send(
                    rowDescription(textColumn("transaction_read_only", TEXT)),
                    textRow("on"),
                    commandComplete("SHOW"),
                    readyForQuery('I'));
            peer.expectEnd();
        };
        Script recovering = peer -> {
            peer.login("server_version", "13");
            assertThat(peer.expect('Q').text()).contains("pg_is_in_recovery");
            peer.send(
                    rowDescription(textColumn("r", BOOL)),
                    textRow("t"),
                    commandComplete("SELECT 1"),
                    readyForQuery('I'));
            peer.expectEnd();
        };
        try (var server = ScriptedServer.start(reader, recovering)) {
            Connecting.connect(to(server).set("target_session_attrs", "read-only"))
                    .close();
            Connecting.connect(to(server).set("target_session_attrs", "standby"))
                    .close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000", "3D000", "42501"})
    void whatAnotherServerWouldSayAsWellEndsTheSearch(String sqlState) {
        try (var first = refusing(sqlState);
                var second = primary()) {
            assertThatThrownBy(() -> Connecting.connect(to(first, second)))
                    .isInstanceOfSatisfying(
                            ConnectFailedException.class,
                            e -> assertThat(e.sqlState()).isEqualTo(sqlState));
            assertThat(second.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P03", "53300", "57P01", "XX000"})
    void whatConcernsOneServerOnlyLeadsToTheNext(String sqlState) {
        try (var first = refusing(sqlState);
                var second = primary()) {
            Connecting.connect(to(first, second)).close();
            assertThat(second.connections()).isEqualTo(1);
        }
    }

    @Test
    void anImpostorEndsTheSearch() {
        try (var first = ScriptedServer.start(peer -> {
                    peer.expectStartup();
                    peer.send(authenticationSasl("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"));
                    peer.expectEnd();
                });
                var second = primary()) {
            assertThatThrownBy(() -> Connecting.connect(to(first, second))).isInstanceOf(ConnectFailedException.class);
            assertThat(second.connections()).isZero();
        }
    }

    @Test
    void aServerThatStallsLeavesTimeForTheNext() throws Exception {
        Patience.growing(Duration.ofMillis(500), time -> {
            try (var first = ScriptedServer.repeating(Peer::stall);
                    var second = primary()) {
                var settings = to(first, second)
                        .set("connect_timeout", time.toMillis() + "ms")
                        .build();
                var started = Startup.connect(settings, Deadline.NEVER);
                assertThat(started.host().port()).isEqualTo(second.port());
                assertThat(first.connections()).isLessThanOrEqualTo(1);
                started.close();
                return first.connections() == 1;
            } catch (ConnectFailedException late) {
                return false;
            }
        });
    }

    @Test
    void whenAllFailTheErrorSaysWhatEachOneSaid() {
        try (var first = refusing("57P03");
                var second = refusing("53300")) {
            assertThatThrownBy(() -> Connecting.connect(to(first, second)))
                    .hasMessageContaining(":" + first.port())
                    .hasMessageContaining(":" + second.port())
                    .hasMessageContaining("max_connections");
        }
    }

    @Test
    void unknownHostsAreSteppedOver() {
        try (var server = primary()) {
            var settings = Connecting.to(server).build();
            var both = PgSettings.builder(PgEnvironment.NONE)
                    .set("host", "no-such-host.invalid,127.0.0.1")
                    .set("port", "" + server.port())
                    .set("user", settings.user())
                    .set("sslmode", "disable");
            Connecting.connect(both).close();
        }
    }

    @Test
    void loadIsBalancedOverTheHosts() {
        try (var first = primary();
                var second = primary()) {
            var startup = new Startup(
                    to(first, second).set("load_balance_hosts", "random").build());
            var ports = new HashSet<Integer>();
            for (int i = 0; i < 60; i++) {
                var started = startup.connect(Connecting.soon());
                ports.add(started.host().port());
                started.close();
            }
            assertThat(ports).containsExactlyInAnyOrder(first.port(), second.port());
        }
    }

    @Test
    void aPoolerThatRefusesASettingGetsNoneFromThenOn() {
        var refused = "client_connection_check_interval";
        Script refusing = peer -> {
            assertThat(peer.expectStartup().parameters()).containsEntry(refused, "2000");
            peer.send(fatal("08P01", "unsupported startup parameter: " + refused));
            peer.expectEnd();
        };
        Script taking = peer -> {
            assertThat(peer.login().parameters()).doesNotContainKey(refused);
            peer.expectEnd();
        };
        try (var server = ScriptedServer.start(refusing, taking, taking)) {
            var startup = new Startup(to(server).build());
            startup.connect(Connecting.soon()).close();
            startup.connect(Connecting.soon()).close();
        }
    }

    @Test
    void aSettingOfTheUsersIsNotLeftOutSilently() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectStartup();
            peer.send(fatal("42704", "unrecognized configuration parameter \"client_connection_check_interval\""));
            peer.expectEnd();
        })) {
            assertThatThrownBy(() -> Connecting.connect(to(server).set("client_connection_check_interval", "1s")))
                    .hasMessageContaining("unrecognized");
        }
    }

    @Test
    void anOlderServerIsSpokenToInItsVersion() {
        try (var server = ScriptedServer.start(
                peer -> {
                    assertThat(peer.expectStartup().version()).isEqualTo(Frontend.VERSION_3_2);
                    peer.send(negotiateProtocolVersion(Frontend.VERSION_3_0), authenticationOk());
                    peer.ready();
                    peer.expectEnd();
                },
                peer -> {
                    peer.expectStartup();
                    peer.send(negotiateProtocolVersion(Frontend.VERSION_3_0));
                    peer.expectEnd();
                })) {
            var started = Connecting.connect(to(server).set("max_protocol_version", "3.2"));
            assertThat(started.protocolVersion()).isEqualTo(Frontend.VERSION_3_0);
            started.close();
            assertThatThrownBy(() -> Connecting.connect(to(server).set("min_protocol_version", "3.2")))
                    .hasMessageContaining("speaks protocol 3.0 at most");
        }
    }

    @Test
    void aPasswordThatIsMissingIsAskedForInWords() {
        try (var server = ScriptedServer.start(peer -> {
            peer.expectStartup();
            peer.send(authenticationSasl("SCRAM-SHA-256"));
            peer.expectEnd();
        })) {
            var settings = PgSettings.builder(PgEnvironment.NONE)
                    .set("host", "127.0.0.1")
                    .set("port", "" + server.port())
                    .set("user", "app")
                    .set("sslmode", "disable");
            assertThatThrownBy(() -> Connecting.connect(settings)).hasMessageContaining("PGPASSWORD");
        }
    }

    @Test
    void theWholeTimeIsOneBudget() throws Exception {
        Patience.growing(Duration.ofMillis(500), time -> {
            try (var first = ScriptedServer.repeating(Peer::stall);
                    var second = ScriptedServer.repeating(Peer::stall)) {
                var settings = to(first, second).build();
                assertThatThrownBy(() -> Startup.connect(settings, Deadline.after(time)))
                        .isInstanceOf(ConnectFailedException.class);
                assertThat(first.connections()).isLessThanOrEqualTo(1);
                assertThat(second.connections()).isLessThanOrEqualTo(1);
                return first.connections() + second.connections() == 2;
            }
        });
    }
}
