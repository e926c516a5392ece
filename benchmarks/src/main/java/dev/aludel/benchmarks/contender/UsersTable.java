package dev.aludel.benchmarks.contender;

import dev.aludel.schema.ColumnOption;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlTypes;
import java.time.Instant;

/** The table of {@link dev.aludel.benchmarks.workload.User}s as Aludel sees it. */
final class UsersTable extends Table {
    static final UsersTable USERS = new UsersTable();

    final LongColumn id = longColumn("id", ColumnOption.primaryKey());
    final TextColumn name = textColumn("name");
    final TextColumn email = textColumn("email");
    final IntColumn age = intColumn("age");
    final ValueColumn<Instant> createdAt = valueColumn("created_at", SqlTypes.INSTANT);

    private UsersTable() {
        super("users", null);
    }

    @Override
    public UsersTable as(String alias) {
        throw new UnsupportedOperationException("No statement here needs an alias");
    }
}
