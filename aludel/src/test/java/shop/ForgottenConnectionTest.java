package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.StandardDialect;
import dev.aludel.engine.Engine;
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
    @Timeout(120)
    void aForgottenConnectionIsReportedWithItsPlaceAndItsCapacityComesBack() throws InterruptedException {
        try (var engine = Engine.builder("scripted:test")
                .driver(database.driver())
                .pool(pool -> pool.poolSize(1).maxOverflow(0).listener(new PoolListener() {
                    @Override
                    public void leaked(String pool, Holder holder) {
                        leaks.add(holder);
                    }
                }))
                .build()) {
            forget(engine);
            Holder holder = null;
            while (holder == null) {
                System.gc();
                holder = leaks.poll(20, TimeUnit.MILLISECONDS);
            }

            assertThat(holder.toString()).contains("ForgottenConnectionTest.forget");
            engine.use(connection -> assertThat(connection.statements()).isZero());
            assertThat(engine.status().leased()).isZero();
        }
    }

    @Test
    void aTimeOutNamesThePlaceOfCodeThatRunsWithTheConnection() {
        try (var engine = Engine.builder("scripted:test")
                .driver(database.driver())
                .pool(pool -> pool.poolSize(1).maxOverflow(0).poolTimeout(Duration.ofMillis(20)))
                .build()) {
            assertThatThrownBy(() -> orderTwice(engine))
                    .isInstanceOf(PoolTimeoutException.class)
                    .hasMessageContaining(
                            "taken at shop.ForgottenConnectionTest.orderTwice(ForgottenConnectionTest.java:");
        }
    }

    private static void orderTwice(Engine engine) {
        engine.use(connection -> engine.use(another -> another.execute(Sql.text("select 1"))));
    }

    @Test
    void aProperlyClosedOneIsNot() {
        try (var engine =
                Engine.builder("scripted:test").driver(database.driver()).build()) {
            engine.use(connection -> connection.execute(Sql.text("select 1")));
            System.gc();
        }
        assertThat(leaks).isEmpty();
    }

    private static void forget(Engine engine) {
        var connection = engine.connect();
        connection.begin();
        connection.execute(Sql.text("update accounts set balance = 0"));
    }
}
