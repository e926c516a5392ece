package dev.aludel.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.ErrorCode;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.Outcome;
import dev.aludel.error.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exception a SQLSTATE means. */
final class SqlStatesTest {
    private static AludelException of(String sqlState) {
        return SqlStates.exception(sqlState, "das Feld ist falsch", "uq_users_email", Outcome.IN_DOUBT, null);
    }

    @ParameterizedTest
    @CsvSource({
        "23505, UNIQUE, false",
        "23503, FOREIGN_KEY, false",
        "23502, NOT_NULL, false",
        "23514, CHECK, false",
        "23P01, INTEGRITY, false",
        "22001, DATA, false",
        "22P02, DATA, false",
        "40001, SERIALIZATION, true",
        "40P01, DEADLOCK, true",
        "55P03, LOCK_TIMEOUT, true",
        "57014, OPERATION_CANCELLED, false",
        "25006, READ_ONLY, false",
        "42601, SYNTAX, false",
        "42P01, UNKNOWN_OBJECT, false",
        "42703, UNKNOWN_OBJECT, false",
        "08006, DISCONNECTED, false",
        "57P01, DISCONNECTED, false",
        "28P01, CONNECT, false",
        "XX000, DATABASE, false",
        "'', DATABASE, false"
    })
    void statesHaveKinds(String sqlState, ErrorCode code, boolean retryable) {
        var exception = of(sqlState);
        assertThat(exception.code()).isEqualTo(code);
        assertThat(exception.retryable()).isEqualTo(retryable);
        assertThat(exception.sqlState()).isEqualTo(sqlState);
        assertThat(exception).hasMessageContaining("das Feld ist falsch");
        assertThat(exception.remedy()).isNotEmpty();
    }

    @Test
    void whatDoesNotExistIsAnErrorOfTheStatement() {
        assertThat(of("42P01")).isInstanceOf(SyntaxException.class);
        assertThat(of("42601")).isInstanceOf(SyntaxException.class);
    }

    @Test
    void brokenConstraintsAreNamedAndLostConnectionsSayTheOutcome() {
        assertThat(((IntegrityException) of("23505")).constraint()).isEqualTo("uq_users_email");
        assertThat(((DisconnectedException) of("08003")).outcome()).isEqualTo(Outcome.IN_DOUBT);
    }
}
