package dev.aludel.conformance;

import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.typed;
import static dev.aludel.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aludel.engine.Engine;
import dev.aludel.error.DataException;
import dev.aludel.sql.Expression;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What is stored and is no value of the type that it is read as: refused, with the name of the column. */
final class Misfits {
    private record Misfit(Expression<?> stored, SqlType<?> type) {}

    private Misfits() {}

    static Stream<DynamicTest> on(Engine engine) {
        return Stream.of(
                        new Misfit(value(70_000), SqlTypes.SMALLINT),
                        new Misfit(value(1L << 40), SqlTypes.INTEGER),
                        new Misfit(value(1.5), SqlTypes.BIGINT),
                        new Misfit(value(0.1), SqlTypes.REAL),
                        new Misfit(value(2), SqlTypes.BOOLEAN),
                        new Misfit(value("x"), SqlTypes.UUID),
                        new Misfit(value("PURPLE"), SqlTypes.enumByName(StoredTypes.Colour.class)),
                        new Misfit(value((short) 9), SqlTypes.enumByOrdinal(StoredTypes.Colour.class)),
                        new Misfit(
                                value("x"),
                                SqlTypes.enumBy(Parcels.Size.class, SqlTypes.varchar(1), Parcels.Size::letter)),
                        new Misfit(value("[]"), Library.LABEL),
                        new Misfit(
                                value("seven"),
                                SqlTypes.converted(Integer.class, SqlTypes.TEXT, String::valueOf, Integer::valueOf)))
                .map(misfit -> dynamicTest(
                        misfit.stored() + " as " + misfit.type().javaType().getSimpleName() + " "
                                + misfit.type().kind(),
                        () -> check(engine, misfit)));
    }

    private static void check(Engine engine, Misfit misfit) {
        var query = select(typed(misfit.stored()).asValue(misfit.type()).as("found"));
        assertThatThrownBy(
                        () -> engine.<Object, RuntimeException>with(connection -> List.copyOf(connection.list(query))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the result column found ");
    }
}
