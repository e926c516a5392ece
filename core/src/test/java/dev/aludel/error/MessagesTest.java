package dev.aludel.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an exception's message is put together from. */
final class MessagesTest {
    @Test
    void saysWhatHappenedWhatToDoAndWhichStatementItWas() {
        var failure = new NoResultException("no users row with id 1", "check the key");
        failure.statement("SELECT users.name FROM users");
        failure.during("a flush");

        assertThat(failure)
                .hasMessage("no users row with id 1 (in a flush) - check the key [SQL: SELECT users.name FROM users] ["
                        + failure.code().id() + "]");
    }

    @Test
    void showsTheBeginningOfALongStatementAndKeepsAllOfIt() {
        var failure = new NoResultException("nothing", "");
        String sql = "x".repeat(999) + "\uD83D\uDE00" + "y".repeat(30_000);
        failure.statement(sql);

        assertThat(failure.getMessage())
                .isEqualTo("nothing [SQL: " + "x".repeat(999) + "... (31001 characters)] ["
                        + failure.code().id() + "]");
        assertThat(failure.statement()).isEqualTo(sql);
    }
}
