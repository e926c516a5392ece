package dev.aludel.postgresql.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.engine.Engine;
import dev.aludel.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an engine's URL may ask of the driver. */
final class PgDriverTest {
    @Test
    void anUnknownOptionIsToldTheKnownOnesInOneSpellingEach() {
        assertThatThrownBy(() -> Engine.create("postgresql://localhost/shop?nonsense=1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("statement_cache_size")
                .hasMessageContaining("sslmode")
                .hasMessageNotContaining("statementCacheSize");
    }

    @ParameterizedTest
    @CsvSource({"statement_cache_size", "statementCacheSize"})
    void bothSpellingsAreTaken(String name) {
        Engine.create("postgresql://localhost/shop?" + name + "=10").close();
    }

    @ParameterizedTest
    @CsvSource({
        "requirepeer, postgres, folder",
        "sslcrldir, /tmp, sslcrl",
        "tcp_user_timeout, 10, keepalives",
        "krbsrvname, pg, SCRAM",
        "gssencmode, require, GSS",
        "oauth_issuer, x, SCRAM"
    })
    void whatCannotBeDoneIsRefusedWithTheReason(String name, String value, String reason) {
        assertThatThrownBy(() -> Engine.create("postgresql://localhost/shop?" + name + "=" + value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not supported")
                .hasMessageContaining(reason);
    }

    @Test
    void optionsAreKnownByTheDriver() {
        assertThat(new PgDriver().options()).contains("sslmode", "trackTransactions");
    }
}
