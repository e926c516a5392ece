package dev.aludel.examples.quickstart.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.async.Gather;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money moves wholly or not at all, whatever else happens. */
class TransferTest {
    private Population population;

    @BeforeEach
    void open(@TempDir Path directory) {
        population = new Population(directory);
    }

    @AfterEach
    void close() {
        population.close();
    }

    @Test
    void aTransferLocksBothRowsInTheOrderOfTheirKeysAndMovesMoney() {
        population.create(2);

        var done = population.write(users -> users.transfer(new Transfer(2, 1, new BigDecimal("0.25"))));

        assertThat(done.fromBalance()).isEqualByComparingTo("1.75");
        assertThat(done.toBalance()).isEqualByComparingTo("1.25");
        assertThat(population.balances()).containsExactly("1.25", "1.75");
    }

    @Test
    void aTransferThatIsRefusedChangesNothing() {
        population.create(2);

        assertThatThrownBy(() -> population.write(users -> users.transfer(new Transfer(1, 2, new BigDecimal("1.01")))))
                .isInstanceOf(Refusal.BalanceTooLow.class)
                .hasMessage("user 1 has 1.00, which is less than 1.01");
        assertThatThrownBy(() -> population.write(users -> users.transfer(new Transfer(1, 9, BigDecimal.ONE))))
                .isInstanceOf(Refusal.NoSuchUser.class)
                .hasMessage("user 9 not found");
        assertThatThrownBy(() -> new Transfer(1, 1, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transfer(1, 2, BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);

        assertThat(population.balances()).containsExactly("1.00", "2.00");
    }

    @Test
    void whatFailsAfterATransferUndoesTheTransfer() {
        population.create(2);

        assertThatThrownBy(() -> population.write(users -> {
                    users.transfer(new Transfer(1, 2, BigDecimal.ONE));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(population.balances()).containsExactly("1.00", "2.00");
    }

    @Test
    void transfersInBothDirectionsAtOnceNeitherDeadlockNorLoseMoney() {
        population.create(2);
        population.write(users -> users.change(1, UserChange.balance(new BigDecimal("100.00"))));
        population.write(users -> users.change(2, UserChange.balance(new BigDecimal("100.00"))));
        var cent = new BigDecimal("0.01");

        Gather.over(IntStream.range(0, 50).boxed().toList())
                .map(i -> population.write(
                        users -> users.transfer(i % 5 < 3 ? new Transfer(1, 2, cent) : new Transfer(2, 1, cent))));

        assertThat(population.balances()).containsExactly("99.90", "100.10");
    }
}
