package dev.aludel.benchmarks.contender;

import dev.aludel.benchmarks.workload.Entry;
import dev.aludel.benchmarks.workload.Workload;
import dev.aludel.schema.ColumnOption;
import dev.aludel.schema.Table;
import dev.aludel.sql.Insert;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.util.List;

/** The table of {@link Entry entries} as Aludel sees it. */
final class EntriesTable extends Table {
    static final EntriesTable ENTRIES = new EntriesTable();
    private static final List<Entry> NEW = Entry.entries(Workload.INSERT);

    final LongColumn id = longColumn("id", ColumnOption.primaryKey(), ColumnOption.generated());
    final TextColumn name = textColumn("name");
    final TextColumn email = textColumn("email");
    final IntColumn age = intColumn("age");
    final ValueColumn<Instant> createdAt = valueColumn("created_at", SqlTypes.INSTANT);

    private EntriesTable() {
        super("entries", null);
    }

    /** As a user writes it. */
    Insert inserting() {
        return insert().rows(
                        NEW,
                        entry -> List.of(
                                name.to(entry.name()),
                                email.to(entry.email()),
                                age.to(entry.age()),
                                createdAt.to(entry.createdAt())));
    }

    @Override
    public EntriesTable as(String alias) {
        throw new UnsupportedOperationException("No statement here needs an alias");
    }
}
