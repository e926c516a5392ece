package dev.aludel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class PoolOptionsTest {
    private static final Duration MINUS = Duration.ofMillis(-1);

    @Test
    void theDefaultsAreSqlAlchemysWhereItHasThem() {
        PoolOptions options = PoolOptions.defaults();
        assertThat(options.poolSize()).isEqualTo(5);
        assertThat(options.maxOverflow()).isEqualTo(10);
        assertThat(options.poolTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.poolRecycle()).isEqualTo(Duration.ZERO);
        assertThat(options.idleOrder()).isEqualTo(IdleOrder.LIFO);
        assertThat(options.capacity()).isEqualTo(15);
        assertThat(options.leakThreshold()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aBuilderStartsFromWhatItIsGiven() {
        PoolOptions options = PoolOptions.builder()
                .name("orders")
                .poolSize(7)
                .maxOverflow(1)
                .poolTimeout(Duration.ofSeconds(1))
                .poolRecycle(Duration.ofSeconds(2))
                .prePing(PrePing.NEVER)
                .prePingIdle(Duration.ofSeconds(3))
                .pingTimeout(Duration.ofSeconds(4))
                .connectTimeout(Duration.ofSeconds(5))
                .connectConcurrency(6)
                .idleOrder(IdleOrder.FIFO)
                .minIdle(2)
                .idleTimeout(Duration.ofSeconds(7))
                .maxLifetime(Duration.ofSeconds(80))
                .keepAlive(Duration.ofSeconds(9))
                .leakThreshold(Duration.ofSeconds(10))
                .leakTracking(LeakTracking.FULL)
                .closeTimeout(Duration.ofSeconds(11))
                .listener(new PoolListener() {})
                .onConnect(connection -> {})
                .onFirstConnect(connection -> {})
                .build();
        assertThat(options.toBuilder().build()).isEqualTo(options);
    }

    @Test
    void capacityDoesNotOverflow() {
        assertThat(PoolOptions.builder()
                        .maxOverflow(PoolOptions.UNLIMITED)
                        .build()
                        .capacity())
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(PoolOptions.builder()
                        .poolSize(2)
                        .maxOverflow(Integer.MAX_VALUE)
                        .build()
                        .capacity())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void wrongValuesAreNamed() {
        Map<String, UnaryOperator<PoolOptionsBuilder>> wrong = Map.ofEntries(
                Map.entry("poolSize cannot be -1 - say 0 or more", options -> options.poolSize(-1)),
                Map.entry("maxOverflow cannot be -2 - say -1 or more", options -> options.maxOverflow(-2)),
                Map.entry(
                        "poolSize cannot be 0 with maxOverflow 0 - at least one connection must be allowed",
                        options -> options.poolSize(0).maxOverflow(0)),
                Map.entry("minIdle cannot be 6 - say 0 to poolSize (5)", options -> options.minIdle(6)),
                Map.entry("connectConcurrency cannot be 0 - say 1 or more", options -> options.connectConcurrency(0)),
                Map.entry("name cannot be \" \" - say a name that is not blank", options -> options.name(" ")),
                Map.entry(
                        "poolTimeout cannot be PT-0.001S - say a positive duration, or zero for none",
                        options -> options.poolTimeout(MINUS)),
                Map.entry("poolRecycle cannot be PT-0.001S", options -> options.poolRecycle(MINUS)),
                Map.entry("prePingIdle cannot be PT-0.001S", options -> options.prePingIdle(MINUS)),
                Map.entry(
                        "pingTimeout cannot be PT0S - say a positive duration",
                        options -> options.pingTimeout(Duration.ZERO)),
                Map.entry(
                        "connectTimeout cannot be PT0S - say a positive duration",
                        options -> options.connectTimeout(Duration.ZERO)),
                Map.entry("idleTimeout cannot be PT-0.001S", options -> options.idleTimeout(MINUS)),
                Map.entry("maxLifetime cannot be PT-0.001S", options -> options.maxLifetime(MINUS)),
                Map.entry(
                        "keepAlive cannot be PT30M - say less than maxLifetime (PT30M), or zero for none",
                        options -> options.keepAlive(Duration.ofMinutes(30))),
                Map.entry("leakThreshold cannot be PT-0.001S", options -> options.leakThreshold(MINUS)),
                Map.entry("closeTimeout cannot be PT-0.001S", options -> options.closeTimeout(MINUS)));
        wrong.forEach((message, change) -> assertThatThrownBy(
                        () -> change.apply(PoolOptions.builder()).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("The pool option " + message));
    }
}
