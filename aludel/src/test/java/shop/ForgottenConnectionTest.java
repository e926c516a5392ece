package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.StandardDialect;
import dev.aludel.engine.Engine;
import dev.aludel.engine.Patience;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.pool.Holder;
import dev.aludel.pool.PoolListener;
import dev.aludel.sql.Sql;
import dev.aludel.testkit.ScriptedDatabase;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a package of its own: reports name the first place outside of Aludel. */
final class ForgottenConnectionTest {
    private final LinkedBlockingQueue<Holder> leaks = new LinkedBlockingQueue<>();
    private final ScriptedDatabase database = new ScriptedDatabase(new StandardDialect());

    @Test
    @Timeout(600)
    void aForgottenConnectionIsReportedWithItsPlaceAndItsCapacityComesBack() throws InterruptedException {
        try (var engine = engine()) {
            forget(engine);

            assertThat(leak().toString()).contains("ForgottenConnectionTest.forget");
            engine.use(connection -> assertThat(connection.statements()).isZero());
            assertThat(engine.status().leased()).isZero();
        }
    }

    private Engine engine() {
        return Engine.builder("scripted:test")
                .driver(database.driver())
                .pool(pool -> pool.poolSize(1).maxOverflow(0).listener(new PoolListener() {
                    @Override
                    public void leaked(String pool, Holder holder) {
                        leaks.add(holder);
                    }
                }))
                .build();
    }

    /** Collects garbage until one is reported. */
    private Holder leak() throws InterruptedException {
        while (true) {
            System.gc();
            Holder holder = leaks.poll(20, TimeUnit.MILLISECONDS);
            if (holder != null) {
                return holder;
            }
        }
    }

    @Test
    void aTimeOutNamesThePlaceOfCodeThatRunsWithTheConnection() {
        try (var engine = Engine.builder("scripted:test")
                .driver(database.driver())
                .pool(pool -> pool.poolSize(1).maxOverflow(0).poolTimeout(Duration.ofMillis(20)))
                .build()) {
            Patience.connectOnce(engine);
            assertThatThrownBy(() -> orderTwice(engine))
                    .isInstanceOf(PoolTimeoutException.class)
                    .hasMessageContaining(
                            "taken at shop.ForgottenConnectionTest.orderTwice(ForgottenConnectionTest.java:");
        }
    }

    private static void orderTwice(Engine engine) {
        engine.use(connection -> engine.use(another -> another.execute(Sql.text("select 1"))));
    }

    /** Forgotten ones come after it: once the second of them has been collected, it would have been reported, too. */
    @Test
    @Timeout(600)
    void aProperlyClosedOneIsNot() throws InterruptedException {
        try (var engine = engine()) {
            engine.use(connection -> connection.execute(Sql.text("select 1")));
            for (int i = 0; i < 2; i++) {
                forget(engine);
                assertThat(leak().toString()).contains("ForgottenConnectionTest.forget");
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static void forget(Engine engine) {
        var connection = engine.connect();
        connection.begin();
        connection.execute(Sql.text("update accounts set balance = 0"));
    }
}
