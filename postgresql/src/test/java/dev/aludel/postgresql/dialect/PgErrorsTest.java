package dev.aludel.postgresql.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.ConnectFailedException;
import dev.aludel.error.DataException;
import dev.aludel.error.DatabaseException;
import dev.aludel.error.DeadlockException;
import dev.aludel.error.DisconnectedException;
import dev.aludel.error.ErrorCode;
import dev.aludel.error.ForeignKeyException;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.LockTimeoutException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.OperationCancelledException;
import dev.aludel.error.Outcome;
import dev.aludel.error.ReadOnlyException;
import dev.aludel.error.SerializationException;
import dev.aludel.error.SyntaxException;
import dev.aludel.error.UniqueException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.postgresql.protocol.ErrorFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exception an error of PostgreSQL becomes. */
class PgErrorsTest {
    private static ErrorFields fields(String... lettersAndTexts) {
        var body = new ByteArrayOutputStream();
        for (var field : lettersAndTexts) {
            body.writeBytes(field.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        body.write(0);
        return ErrorFields.readError(body.toByteArray(), 0, body.size());
    }

    private static AludelException error(String... lettersAndTexts) {
        return PgErrors.exception(fields(lettersAndTexts), Outcome.ROLLED_BACK);
    }

    @Test
    void aBrokenConstraintIsNamed() {
        assertThat(error("VERROR", "C23505", "Mduplicate key", "nuq_users_name", "DKey (name)=(secret) exists"))
                .isInstanceOfSatisfying(UniqueException.class, e -> {
                    assertThat(e.constraint()).isEqualTo("uq_users_name");
                    assertThat(e).hasMessageNotContaining("secret");
                    assertThat(((ServerError) e.getCause()).fields().detail()).contains("secret");
                    assertThat(e.getCause()).hasMessageNotContaining("secret");
                });
        assertThat(error("VERROR", "C23503", "Mm", "nfk")).isInstanceOf(ForeignKeyException.class);
        assertThat(error("VERROR", "C23514", "Mm", "nck")).isInstanceOf(CheckException.class);
        assertThat(error("VERROR", "C23P01", "Mm", "nex")).isInstanceOf(IntegrityException.class);
        assertThat(error("VERROR", "C23502", "Mm", "tusers", "cname"))
                .isInstanceOfSatisfying(
                        NotNullException.class, e -> assertThat(e.constraint()).isEqualTo("users.name"));
    }

    @ParameterizedTest
    @CsvSource({"40001, true", "40P01, true", "55P03, true", "23505, false", "22001, false", "57014, false"})
    void whatMayBeRepeatedSaysSo(String state, boolean retryable) {
        assertThat(error("VERROR", "C" + state, "Mm").retryable()).isEqualTo(retryable);
    }

    @Test
    void eachKindHasItsException() {
        assertThat(error("VERROR", "C40001", "Mm")).isInstanceOf(SerializationException.class);
        assertThat(error("VERROR", "C40P01", "Mm")).isInstanceOf(DeadlockException.class);
        assertThat(error("VERROR", "C55P03", "Mm")).isInstanceOf(LockTimeoutException.class);
        assertThat(error("VERROR", "C57014", "Mm")).isInstanceOf(OperationCancelledException.class);
        assertThat(error("VERROR", "C25006", "Mm")).isInstanceOf(ReadOnlyException.class);
        assertThat(error("VERROR", "C22012", "Mm")).isInstanceOf(DataException.class);
        assertThat(error("VERROR", "C0A000", "Mm")).isInstanceOf(UnsupportedFeatureException.class);
        assertThat(error("VERROR", "C53200", "Mm")).isInstanceOf(DatabaseException.class);
        assertThat(error("VERROR", "C42501", "Mm")).isInstanceOf(DatabaseException.class);
        assertThat(error("VERROR", "C42P01", "Mm").code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT);
        assertThat(error("VERROR", "C42601", "Mno", "P17"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("no at character 17");
    }

    @ParameterizedTest
    @CsvSource({"57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04", "08006", "XX000", "53300"})
    void aFatalErrorIsTheEndOfTheConnection(String state) {
        assertThat(PgErrors.exception(fields("VFATAL", "C" + state, "Mbye"), Outcome.IN_DOUBT))
                .isInstanceOfSatisfying(DisconnectedException.class, e -> {
                    assertThat(e.outcome()).isEqualTo(Outcome.IN_DOUBT);
                    assertThat(e.sqlState()).isEqualTo(state);
                });
    }

    /** A function may raise what it likes; the connection it runs on is not lost by that. */
    @ParameterizedTest
    @CsvSource({"08000", "08006", "08P01", "28000", "57P01", "57P03"})
    void anErrorThatOnlySoundsLikeTheEndIsNone(String state) {
        assertThat(error("VERROR", "C" + state, "Mm")).isInstanceOf(DatabaseException.class);
    }

    @Test
    void whoIsNotLetInIsTold() {
        assertThat(PgErrors.refused(fields("VFATAL", "C28P01", "Mwrong password")))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("wrong password")
                .hasMessageContaining("check user and password");
        assertThat(PgErrors.refusedForNow(fields("VFATAL", "C53300", "Mm"))).isTrue();
        assertThat(PgErrors.refusedForNow(fields("VFATAL", "C28P01", "Mm"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"26000", "42P05"})
    void preparedStatementsThatComeAndGoHaveAPoolerForTheirReason(String state) {
        assertThat(error("VERROR", "C" + state, "Mprepared statement"))
                .hasMessageContaining("prepareMode=unnamed")
                .hasMessageContaining("max_prepared_statements");
    }
}
