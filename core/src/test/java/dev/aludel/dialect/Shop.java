package dev.aludel.dialect;

import dev.aludel.sql.BooleanColumn;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.DoubleColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TableSource;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tables that the tests of statements speak of. */
public final class Shop {
    public static final Users USER = new Users(null);
    public static final Posts POST = new Posts(null);

    private Shop() {}

    public static final class Users extends TableSource {
        public final IntColumn id = intColumn("id");
        public final TextColumn name = textColumn("name", SqlTypes.varchar(50));
        public final TextColumn email = textColumn("email", SqlTypes.varchar(100), true);
        public final IntColumn age = intColumn("age", true);
        public final DecimalColumn balance = decimalColumn("balance", SqlTypes.decimal(12, 2));
        public final DoubleColumn score = doubleColumn("score");
        public final BooleanColumn active = booleanColumn("active");
        public final ComparableColumn<Instant> createdAt = column("created_at", SqlTypes.INSTANT);
        public final IntColumn managerId = intColumn("manager_id", true);

        private Users(@Nullable String alias) {
            super(null, "users", alias);
        }

        public Users as(String alias) {
            return new Users(alias);
        }
    }

    public static final class Posts extends TableSource {
        public final LongColumn id = longColumn("id");
        public final TextColumn title = textColumn("title", SqlTypes.varchar(200));
        public final IntColumn authorId = intColumn("author_id");

        private Posts(@Nullable String alias) {
            super(null, "posts", alias);
        }

        public Posts as(String alias) {
            return new Posts(alias);
        }
    }
}
