package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.aludel.error.ConfigurationException;
import dev.aludel.error.PoolClosedException;
import dev.aludel.pool.IdleOrder;
import dev.aludel.pool.PoolOptions;
import dev.aludel.pool.PrePing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineOptionsTest {
    private final IdleDriver driver = new IdleDriver("postgresql");

    private EngineBuilder builder(String query) {
        return Engine.builder("postgresql://ann:s3cret@h/app" + query).driver(driver);
    }

    private static PoolOptions pool(Engine engine) {
        return engine.parts().pool().options();
    }

    @Test
    void thePoolsOptionsAreSqlAlchemys() {
        try (var engine = builder("")
                .poolSize(7)
                .maxOverflow(3)
                .poolTimeout(Duration.ofSeconds(2))
                .poolRecycle(Duration.ofHours(1))
                .poolPrePing(true)
                .pool(pool -> pool.idleOrder(IdleOrder.FIFO))
                .build()) {
            assertThat(pool(engine).poolSize()).isEqualTo(7);
            assertThat(pool(engine).maxOverflow()).isEqualTo(3);
            assertThat(pool(engine).poolTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(pool(engine).poolRecycle()).isEqualTo(Duration.ofHours(1));
            assertThat(pool(engine).prePing()).isEqualTo(PrePing.ALWAYS);
            assertThat(pool(engine).idleOrder()).isEqualTo(IdleOrder.FIFO);
        }
    }

    @Test
    void theUrlMayNameThemInEitherSpelling() {
        try (var engine = builder(
                        "?poolSize=7&max_overflow=3&pool_timeout=0.5&pool_recycle=-1&sslmode=require&pool_use_lifo=no")
                .build()) {
            assertThat(pool(engine).poolSize()).isEqualTo(7);
            assertThat(pool(engine).maxOverflow()).isEqualTo(3);
            assertThat(pool(engine).poolTimeout()).isEqualTo(Duration.ofMillis(500));
            assertThat(pool(engine).poolRecycle()).isZero();
            assertThat(pool(engine).idleOrder()).isEqualTo(IdleOrder.FIFO);
            assertThat(engine.url().options()).containsExactly(entry("sslmode", "require"));
            assertThat(driver.asked).containsExactly(engine.url());
        }
    }

    @Test
    void theBuilderWinsOverTheUrl() {
        try (var engine = builder("?poolSize=7&sslmode=disable")
                .poolSize(9)
                .option("sslmode", "require")
                .option("max_overflow", "1")
                .build()) {
            assertThat(pool(engine).poolSize()).isEqualTo(9);
            assertThat(pool(engine).maxOverflow()).isEqualTo(1);
            assertThat(engine.url().options()).containsExactly(entry("sslmode", "require"));
        }
    }

    @Test
    void aNameThatBothHaveIsTheDrivers() {
        try (var engine = builder("?connectTimeout=10s").build()) {
            assertThat(engine.url().options()).containsExactly(entry("connectTimeout", "10s"));
            assertThat(pool(engine).connectTimeout())
                    .isEqualTo(PoolOptions.defaults().connectTimeout());
        }
    }

    @Test
    void unknownOptionsListTheKnownOnes() {
        assertThatThrownBy(() -> builder("?poolsiz=7").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The option \"poolsiz\" is unknown")
                .hasMessageContaining("did you mean \"poolSize\"?")
                .hasMessageContaining("of the driver: connectTimeout, password_file, sslmode")
                .hasMessageContaining("of the engine: cartesianProducts, closeTimeout, compiledCacheSize")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> builder("").option("ssl_mode", "x").build())
                .hasMessageContaining("did you mean \"sslmode\"?");
        assertThat(driver.asked).isEmpty();
    }

    @Test
    void anOptionIsGivenOnce() {
        assertThatThrownBy(() -> builder("?poolSize=7&pool_size=7").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"poolSize\" is given twice, as \"poolSize\" and as \"pool_size\"");
        assertThatThrownBy(() -> builder("").option("poolSize", "1").option("poolSize", "2"))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "poolSize,          many,       a whole number",
        "poolSize,          -2,         say 0 or more",
        "poolTimeout,       soon,       500ms",
        "poolPrePing,       perhaps,    true or false",
        "isolation,         AUTOCOMMIT, SERIALIZABLE",
        "compiledCacheSize, 0,          say 1 or more",
        "statementTimeout,  PT-1S,      positive duration",
        "echo,              2,          true or false",
    })
    void wrongValuesSayWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> builder("").option(name, value).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({"30, PT30S", "0.25, PT0.25S", "500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "PT2M, PT2M"})
    void durations(String text, Duration expected) {
        assertThat(new OptionValue("x", text).duration()).isEqualTo(expected);
    }

    @Test
    void fromSettings() {
        var settings = Map.of(
                "db.url", "postgresql://h/app",
                "db.pool_size", "7",
                "db.isolation_level", "REPEATABLE READ",
                "db.sslmode", "require",
                "other.thing", "ignored");
        try (var engine = Engine.builder(settings, "db.").driver(driver).build()) {
            assertThat(pool(engine).poolSize()).isEqualTo(7);
            assertThat(engine.url().toString()).isEqualTo("postgresql://h/app?sslmode=require");
        }
        assertThatThrownBy(() -> Engine.builder(Map.of("db.url", "postgresql://h", "db.x", "y"), "db.")
                        .driver(driver)
                        .build())
                .hasMessageContaining("The option \"x\" is unknown");
        assertThatThrownBy(() -> Engine.builder(settings, "nope."))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no \"nope.url\"");
    }

    @Test
    void aMissingDriverSaysWhatToAdd() {
        assertThatThrownBy(() -> Drivers.forScheme("sqlite", List.of(driver)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no driver for \"sqlite\"; drivers were found for: postgresql")
                .hasMessageContaining("add dev.aludel:aludel-jdbc");
        assertThatThrownBy(() -> Drivers.forScheme("mysql", List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no driver for \"mysql\"; none was found at all")
                .hasMessageContaining("add dev.aludel:aludel-jdbc and org.mariadb.jdbc:mariadb-java-client");
        assertThatThrownBy(() -> Drivers.forScheme("oracle", List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no driver for \"oracle\"; none was found at all")
                .hasMessageContaining("dev.aludel.driver.Driver");
    }

    @Test
    void passwordsAreMaskedInWhatTheEnginePrints() {
        try (var engine = builder("?password_file=s3cret").build()) {
            assertThat(engine.toString()).isEqualTo("Engine[postgresql://ann:***@h/app?password_file=***]");
        }
    }

    @Test
    void nothingIsOpenedBeforeTheFirstUseAndNothingWorksAfterTheLast() {
        var engine = builder("").build();
        assertThat(engine.status().total()).isZero();

        engine.dispose();
        engine.close();

        assertThatThrownBy(engine::connect).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> engine.use(connection -> {})).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void theDocumentationListsEveryOption() throws IOException {
        var page = Files.readString(Path.of("../docs/engine.md"));

        assertThat(EngineOptionNames.all()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
