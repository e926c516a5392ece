package dev.aludel.postgresql.dialect;

import static dev.aludel.schema.ColumnOption.comment;
import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.indexed;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.unique;

import dev.aludel.schema.Check;
import dev.aludel.schema.Table;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.FloatColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tables for the tests of this package. */
final class Shop {
    static final Users USER = new Users(null);
    static final Orders ORDER = new Orders(null);

    private Shop() {}

    static final class Users extends Table {
        final IntColumn id = intColumn("id", primaryKey(), generated());
        final TextColumn name = textColumn("name", 50, unique(), comment("what they're called"));
        final DecimalColumn balance = decimalColumn("balance", 12, 2, serverDefault("0"), indexed());
        final FloatColumn score = floatColumn("score", nullable());
        final ComparableColumn<Instant> createdAt =
                column("created_at", SqlTypes.INSTANT, serverDefault("CURRENT_TIMESTAMP"));
        final IntColumn managerId = intColumn("manager_id", nullable(), references("users"));

        private Users(@Nullable String alias) {
            super("users", alias);
        }

        @Override
        public Users as(String alias) {
            return new Users(alias);
        }
    }

    /** A name that must be quoted, and conditions about values of many kinds. */
    static final class Orders extends Table {
        final LongColumn id = longColumn("id", primaryKey());
        final IntColumn userId = intColumn("user", references("users"));
        final DecimalColumn price = decimalColumn("price", 9, 2);
        final ComparableColumn<Instant> since = column("since", SqlTypes.INSTANT);
        final TextColumn state = textColumn("state");

        private Orders(@Nullable String alias) {
            super("order", alias);
            constraint(
                    Check.of(price.times(2).le(new BigDecimal("20.5"))).named("affordable"),
                    Check.of(state.in("new", "o'pen")).named("known_state"),
                    Check.of(since.gt(Instant.parse("2026-01-01T00:00:00Z"))).named("recent"));
        }

        @Override
        public Orders as(String alias) {
            return new Orders(alias);
        }
    }
}
