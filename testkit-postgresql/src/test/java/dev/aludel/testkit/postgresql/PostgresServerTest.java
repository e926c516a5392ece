package dev.aludel.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class PostgresServerTest {
    private static String ask(String jdbcUrl, Properties properties, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl, properties);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Properties plainUser() {
        var properties = new Properties();
        properties.setProperty("user", PostgresServer.USER);
        properties.setProperty("password", PostgresServer.PASSWORD);
        return properties;
    }

    @Test
    void freshDatabasesBelongToThePlainUserAndShareNothing() throws SQLException {
        var server = PostgresServer.shared();
        var one = server.freshUrl();
        var two = server.freshUrl();

        assertThat(one).isNotEqualTo(two).startsWith("postgresql://app:app@127.0.0.1:");
        assertThat(ask("jdbc:" + one.replace("app:app@", ""), plainUser(), "select current_user"))
                .isEqualTo("app");
        assertThat(server.ask("postgres", "select rolsuper from pg_roles where rolname = 'app'"))
                .isEqualTo("f");
    }

    @Test
    void thePasswordOfThePlainUserIsChecked() {
        var properties = plainUser();
        properties.setProperty("password", "wrong");
        var server = PostgresServer.shared();

        assertThatThrownBy(
                        () -> ask("jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", properties, "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void aServerWithTlsShowsACertificateOfItsAuthority() throws SQLException {
        var server = PostgresServer.sharedWithTls();
        var properties = plainUser();
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", server.tls().authority().toString());

        assertThat(ask(
                        "jdbc:postgresql://localhost:" + server.port() + "/postgres",
                        properties,
                        "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                .isEqualTo("t");
    }

    @Test
    void aServerOfOnesOwnKeepsItsDataOverKillAndStop() {
        try (var server = PostgresServer.start(ServerOptions.USUAL)) {
            server.sql("postgres", "create table kept (id int)", "insert into kept values (1)", "checkpoint");
            server.kill();
            server.startAgain();
            assertThat(server.ask("postgres", "select id from kept")).isEqualTo("1");
            server.stop();
            server.startAgain();
            assertThat(server.ask("postgres", "select id from kept")).isEqualTo("1");
        }
    }
}
