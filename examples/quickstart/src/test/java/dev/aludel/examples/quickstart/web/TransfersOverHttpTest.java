package dev.aludel.examples.quickstart.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money moves between two users, wholly or not at all. */
class TransfersOverHttpTest {
    private final Application application = new Application("sqlite::memory:");
    private final Client client = application.client;
    private int alice;
    private int bob;

    @BeforeEach
    void twoUsers() {
        alice = client.user("alice", "100.00");
        bob = client.user("bob", "0.10");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aTransferShowsBothBalances() {
        var done = transfer(alice, bob, "33.33").expect(200);

        assertThat(done.path("amount").textValue()).isEqualTo("33.33");
        assertThat(done.path("fromBalance").textValue()).isEqualTo("66.67");
        assertThat(done.path("toBalance").textValue()).isEqualTo("33.43");
        balances("66.67", "33.43");
    }

    @Test
    void theWholeBalanceCanBeMovedInEitherDirection() {
        transfer(bob, alice, "0.10").expect(200);
        balances("100.10", "0.00");
        transfer(alice, bob, "100.10").expect(200);
        balances("0.00", "100.10");
    }

    @Test
    void aBalanceThatIsTooLowLeavesBothAsTheyWere() {
        var problem = transfer(bob, alice, "0.11").problem(409);

        assertThat(problem.path("type").textValue()).endsWith("/balance-too-low");
        assertThat(problem.path("detail").textValue()).isEqualTo("user " + bob + " has 0.10, which is less than 0.11");
        balances("100.00", "0.10");
    }

    @Test
    void aBalanceThatWouldBeTooHighLeavesBothAsTheyWere() {
        int rich = client.user("rich", "99999999999999999.99");

        var problem = transfer(alice, rich, "0.01").problem(409);

        assertThat(problem.path("type").textValue()).endsWith("/balance-too-high");
        assertThat(client.balance(rich)).isEqualTo("99999999999999999.99");
        balances("100.00", "0.10");
    }

    @Test
    void bothUsersMustExist() {
        transfer(4711, bob, "1").invalid("from", "user 4711 not found");
        transfer(alice, 4711, "1").invalid("to", "user 4711 not found");
        balances("100.00", "0.10");
    }

    @Test
    void anAmountIsMoreThanNothingAndGoesToSomeoneElse() {
        transfer(alice, bob, "0").invalid("amount", "must be more than 0");
        transfer(alice, bob, "-1").invalid("amount", "must not be negative");
        transfer(alice, bob, "0.001").invalid("amount", "must have at most 2 decimal places");
        transfer(alice, alice, "1").invalid("to", "must be another user than from");
        balances("100.00", "0.10");
    }

    private Client.Reply transfer(int from, int to, String amount) {
        return client.post("/transfers", """
                {"from": %d, "to": %d, "amount": %s}""".formatted(from, to, amount));
    }

    private void balances(String ofAlice, String ofBob) {
        assertThat(client.balance(alice)).isEqualTo(ofAlice);
        assertThat(client.balance(bob)).isEqualTo(ofBob);
    }
}
