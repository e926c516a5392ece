package dev.aludel.jdbc.mysql;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.error.ConfigurationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;

/** Says to MariaDB Connector/J what this driver wants of it. */
final class ConnectorSettings {
    /** Ways to prove a password that give it away to nobody. */
    private static final String PROVING = "mysql_native_password,client_ed25519,parsec";

    private ConnectorSettings() {}

    /** @param limit how long connecting may take */
    static Configuration of(Target target, DatabaseUrl.Host host, Duration limit) {
        var settings = new Properties();
        settings.putAll(target.options().passed());
        trust(target, host, settings);
        settings.setProperty("user", target.user() == null ? "" : target.user());
        if (target.password() != null) {
            settings.setProperty("password", target.password());
        }
        settings.setProperty("connectTimeout", String.valueOf(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE)));
        settings.setProperty("allowLocalInfile", "false");
        settings.setProperty("allowMultiQueries", "false");
        settings.setProperty("permitRedirect", "false");
        settings.setProperty("useAffectedRows", "false");
        settings.setProperty("autocommit", "true");
        settings.setProperty("connectionTimeZone", "UTC");
        // Values go in the binary protocol, as what they are, and never become part of a text.
        settings.setProperty("useServerPrepStmts", "true");
        settings.setProperty("cachePrepStmts", "false");
        settings.setProperty("useBulkStmts", "false");
        settings.setProperty("useBulkStmtsForInserts", "false");
        settings.setProperty("jdbcCompliantTruncation", "false");
        settings.setProperty("tinyInt1isBit", "false");
        settings.setProperty("transformedBitIsBoolean", "false");
        settings.setProperty("yearIsDateType", "false");
        settings.setProperty("uuidAsString", "true");
        settings.setProperty("returnMultiValuesGeneratedIds", "false");
        try {
            var builder = Configuration.parse("jdbc:mariadb://localhost/", settings).toBuilder();
            if (!target.database().isEmpty()) {
                builder.database(target.database());
            }
            if (!target.options().passed().containsKey("localSocket")) {
                builder.addresses(HostAddress.from(host.name(), host.port()));
            }
            return builder.build();
        } catch (SQLException e) {
            throw new ConfigurationException(
                    "an option of the URL is not what MariaDB Connector/J expects: " + e.getMessage(),
                    "correct it",
                    null,
                    e);
        }
    }

    /**
     * Off this machine, TLS with a certificate that was checked, unless the URL says otherwise; and to whom nobody has checked no
     * password is sent that could be read there.
     */
    private static void trust(Target target, DatabaseUrl.Host host, Properties settings) {
        if (target.local(host)) {
            settings.putIfAbsent("sslMode", "disable");
            settings.putIfAbsent("allowPublicKeyRetrieval", "true");
            return;
        }
        settings.putIfAbsent("sslMode", "verify-full");
        boolean verified = settings.getProperty("sslMode").startsWith("verify");
        if (!verified) {
            settings.putIfAbsent(
                    "restrictedAuth",
                    settings.containsKey("serverRsaPublicKeyFile")
                            ? PROVING + ",caching_sha2_password,sha256_password"
                            : PROVING);
        }
    }
}
