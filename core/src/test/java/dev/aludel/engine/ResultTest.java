package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MultipleResultsException;
import dev.aludel.error.NoResultException;
import dev.aludel.error.ResultUseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class ResultTest {

    private static Result<String> result(String... rows) {
        return new Result<>(List.of("name"), List.of(rows), rows.length);
    }

    @Test
    void listGivesTheRowsAndThenNone() {
        var result = result("a", "b");

        assertThat(result.list()).containsExactly("a", "b");
        assertThat(result.list()).isEmpty();
        assertThat(result.isClosed()).isFalse();
    }

    @Test
    void firstGivesTheFirstAndCloses() {
        var result = result("a", "b");

        assertThat(result.first()).contains("a");
        assertThat(result.isClosed()).isTrue();
        assertThatThrownBy(result::list)
                .isInstanceOf(ResultUseException.class)
                .hasMessageContaining("The result is closed")
                .hasMessageContaining("execute the statement again");
        assertThat(result().first()).isEmpty();
    }

    @Test
    void oneWantsExactlyOne() {
        assertThat(result("a").one()).isEqualTo("a");
        assertThatThrownBy(() -> result().one()).isInstanceOf(NoResultException.class);
        assertThatThrownBy(() -> result("a", "b").one())
                .isInstanceOf(MultipleResultsException.class)
                .hasMessageContaining("one()");
    }

    @Test
    void oneOrNoneWantsOneAtMost() {
        assertThat(result("a").oneOrNone()).contains("a");
        assertThat(result().oneOrNone()).isEmpty();
        assertThatThrownBy(() -> result("a", "b").oneOrNone())
                .isInstanceOf(MultipleResultsException.class)
                .hasMessageContaining("oneOrNone()");
    }

    @Test
    void partitionsAreOfOneSizeButTheLast() {
        assertThat(result("a", "b", "c", "d", "e").partitions(2))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(result().partitions(2)).isEmpty();
        assertThatThrownBy(() -> result("a").partitions(0).iterator()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readingGoesOnWhereItWasLeft() {
        var result = result("a", "b", "c", "d");
        var iterator = result.iterator();

        assertThat(iterator.next()).isEqualTo("a");
        assertThat(result.iterator().next()).isEqualTo("b");
        assertThat(result.list()).containsExactly("c", "d");
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void uniqueLeavesOutWhatCameBefore() {
        assertThat(result("a", "b", "a", "c", "b").unique().list()).containsExactly("a", "b", "c");
        assertThat(result("a", "a").unique().one()).isEqualTo("a");
        assertThat(result("one", "two", "three").unique(String::length).list()).containsExactly("one", "three");
        assertThat(result("a", "a").unique().rowCount()).isEqualTo(2);
    }

    @Test
    void aSingleColumnIsAMappingToo() {
        assertThat(result("a", "b").mappings()).containsExactly(Map.of("name", "a"), Map.of("name", "b"));
        var objects = new Result<>(List.of("x", "y"), List.of("joined"), 1);
        assertThatThrownBy(objects::mappings)
                .isInstanceOf(ResultUseException.class)
                .hasMessageContaining("java.lang.String have no values by name");
    }

    @Test
    void aStatementWithoutRowsHasOnlyTheirNumber() {
        var result = new Result<String>(null, List.of(), 3);

        assertThat(result.rowCount()).isEqualTo(3);
        assertThat(result.returnsRows()).isFalse();
        assertThatThrownBy(result::list)
                .isInstanceOf(ResultUseException.class)
                .hasMessageContaining("returned no rows, only that it touched 3")
                .hasMessageContaining("use rowCount()");
        assertThatThrownBy(result::names).isInstanceOf(ResultUseException.class);
    }

    @Test
    void iteratesOnce() {
        var seen = new ArrayList<String>();
        var result = result("a", "b");
        result.forEach(seen::add);
        result.forEach(seen::add);

        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    void saysWhatItIsWithoutItsValues() {
        var result = result("a", "b");
        assertThat(result).hasToString("Result[2 rows of (name)]");
        result.close();
        assertThat(result).hasToString("Result[2 rows of (name), closed]");
        assertThat(new Result<String>(null, List.of(), 1)).hasToString("Result[1 row touched]");
    }
}
