package dev.aludel.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.sql.tree.TimeField;
import dev.aludel.type.TypeKind;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {
    @Test
    void lettersAreFields() {
        assertThat(TimePattern.fields("yyyy-MM'T'ss.SSSSSS", TypeKind.INSTANT))
                .isEqualTo(List.of(
                        TimeField.YEAR,
                        TimeField.DASH,
                        TimeField.MONTH,
                        TimeField.LETTER_T,
                        TimeField.SECOND,
                        TimeField.DOT,
                        TimeField.MICROSECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yy", "MMM", "M", "SSS", "HH:mm'; drop table users --'", "%Y", "yyyy\"", "''", "hh a"})
    void whatNotEveryDatabaseWritesIsRefused(String pattern) {
        assertThatThrownBy(() -> TimePattern.fields(pattern, TypeKind.TIMESTAMP))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining(pattern)
                .hasMessageContaining("yyyy")
                .hasMessageContaining("SSSSSS");
    }

    @Test
    void aTimeOfDayHasNoDate() {
        assertThatThrownBy(() -> Expressions.value(LocalTime.NOON).format("dd HH"))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("a time of day has no dd");
    }

    @Test
    void itIsPrintedReadably() {
        assertThat(Expressions.value(LocalTime.NOON).format("HH:mm")).hasToString("format(?, 'HH:mm')");
    }
}
