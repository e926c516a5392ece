package dev.aludel.benchmarks.contender;

import static dev.aludel.sql.Sql.parameter;

import dev.aludel.benchmarks.workload.Entry;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.schema.ColumnOption;
import dev.aludel.schema.Table;
import dev.aludel.sql.Batch;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of {@link Entry entries} as Aludel sees it. */
final class EntriesTable extends Table {
    static final EntriesTable ENTRIES = new EntriesTable();
    static final Batch BATCH = ENTRIES.batch();

    final LongColumn id = longColumn("id", ColumnOption.primaryKey(), ColumnOption.generated());
    final TextColumn name = textColumn("name");
    final TextColumn email = textColumn("email");
    final IntColumn age = intColumn("age");
    final ValueColumn<Instant> createdAt = valueColumn("created_at", SqlTypes.INSTANT);

    private EntriesTable() {
        super("entries", null);
    }

    private Batch batch() {
        List<Object[]> rows = new ArrayList<>();
        for (Entry entry : Entry.entries(Workload.INSERT)) {
            rows.add(new Object[] {entry.name(), entry.email(), entry.age(), entry.createdAt()});
        }
        return new Batch(
                insert().set(
                                name.to(parameter(0, SqlTypes.TEXT)),
                                email.to(parameter(1, SqlTypes.TEXT)),
                                age.to(parameter(2, SqlTypes.INTEGER)),
                                createdAt.to(parameter(3, SqlTypes.INSTANT))),
                rows);
    }

    @Override
    public EntriesTable as(String alias) {
        throw new UnsupportedOperationException("No statement here needs an alias");
    }
}
