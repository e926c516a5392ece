package dev.aludel.sql;

import static dev.aludel.schema.ColumnOption.nullable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.Table;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What contains, containedBy and overlaps can be called with; that this class compiles is most of the test. */
final class PgShapesTest {
    private final Table table = Table.of("stays")
            .valueColumn("rooms", SqlTypes.array(SqlTypes.INTEGER))
            .column("days", SqlTypes.unknown("daterange"), nullable())
            .textColumn("notes", SqlTypes.JSON)
            .build();

    @SuppressWarnings("unchecked") // it was declared so
    private final ValueColumn<List<Integer>> rooms = table.column("rooms", ValueColumn.class);

    private final ComparableColumn<Object> days = table.comparableColumn("days", Object.class);
    private final TextColumn notes = table.column("notes", TextColumn.class);

    private static void is(Expression<?> condition, String sql) {
        assertThat(condition.toString().replace("stays.", "")).isEqualTo(sql);
    }

    @Test
    void expressionsOfAnyClass() {
        Expression<?> any = days;
        is(Pg.contains(days, days), "days @> days");
        is(Pg.contains(days, rooms), "days @> rooms");
        is(Pg.contains(any, days), "days @> days");
        is(Pg.containedBy(days, any), "days <@ days");
        is(Pg.overlaps(days, any), "days && days");
        is(Pg.contains(rooms, rooms), "rooms @> rooms");
        is(Pg.contains(notes, notes), "notes @> notes");
    }

    @Test
    void valuesOfTheColumnsClass() {
        is(Pg.contains(rooms, List.of(1)), "rooms @> ?");
        is(Pg.contains(rooms, List.of(1), List.of(2)), "rooms @> ? AND rooms @> ?");
        is(Pg.contains(notes, "{}"), "notes @> ?");
        is(Pg.overlaps(days, "[2026-01-01,2026-02-01)"), "days && ?");
        is(Pg.containedBy(rooms, List.of(1, 2)), "rooms <@ ?");
    }
}
