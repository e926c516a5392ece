package dev.aludel.orm.blog;

import dev.aludel.orm.EntityTable;
import dev.aludel.orm.Loading;
import dev.aludel.orm.Many;
import dev.aludel.orm.RelationOptions;
import dev.aludel.orm.ToMany;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.RelationMapping;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** The metamodel of {@link User}, as the annotation processor writes it. */
public final class User_ extends EntityTable<User, Integer> {
    public static final User_ USER = new User_(null);
    public final IntColumn id;
    public final TextColumn name;
    public final TextColumn email;
    public final DecimalColumn balance;
    public final ComparableColumn<Instant> createdAt;
    public final ToMany<User, Post> posts;

    private User_(String alias) {
        super(null, "users", alias);
        this.id = intColumn("id");
        this.name = textColumn("name", SqlTypes.varchar(50));
        this.email = textColumn("email", SqlTypes.varchar(100));
        this.balance = decimalColumn("balance", SqlTypes.decimal(12, 2));
        this.createdAt = column("created_at", SqlTypes.INSTANT);
        this.posts = toMany(
                "posts",
                () -> Post_.POST,
                () -> Post_.POST.author,
                user -> user.posts,
                Loading.LAZY,
                RelationOptions.DEFAULT);
    }

    @Override
    public User_ as(String alias) {
        return new User_(alias);
    }

    @Override
    public EntityMapping<User, Integer> mapping() {
        return Mapping.INSTANCE;
    }

    public static Many<Post> posts(User owner) {
        return USER.posts.of(owner);
    }

    private static final class Mapping implements EntityMapping<User, Integer> {
        static final Mapping INSTANCE = new Mapping();

        private static final TableDefinition DEFINITION = TableDefinition.builder("users")
                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                .column("name", SqlTypes.varchar(50))
                .column("email", SqlTypes.varchar(100))
                .column("balance", SqlTypes.decimal(12, 2))
                .column("created_at", SqlTypes.INSTANT)
                .primaryKey("id")
                .unique("email")
                .build();

        @Override
        public Class<User> entityType() {
            return User.class;
        }

        @Override
        public Class<Integer> keyType() {
            return Integer.class;
        }

        @Override
        public User_ table() {
            return USER;
        }

        @Override
        public TableDefinition definition() {
            return DEFINITION;
        }

        @Override
        public int keyColumn() {
            return 0;
        }

        @Override
        public boolean generatedKey() {
            return true;
        }

        @Override
        public int versionColumn() {
            return -1;
        }

        @Override
        public boolean isRecord() {
            return false;
        }

        @Override
        public List<? extends RelationMapping<User>> relations() {
            return List.of(USER.posts);
        }

        @Override
        public User read(RowReader row, int at) {
            var entity = new User(row.stringAt(at + 1), row.stringAt(at + 2));
            entity.id = row.intAt(at);
            entity.balance = row.decimalAt(at + 3);
            entity.createdAt = row.instantAt(at + 4);
            return entity;
        }

        @Override
        public void reload(User entity, RowReader row, int at) {
            entity.id = row.intAt(at);
            entity.name = row.stringAt(at + 1);
            entity.email = row.stringAt(at + 2);
            entity.balance = row.decimalAt(at + 3);
            entity.createdAt = row.instantAt(at + 4);
        }

        @Override
        public Integer key(User entity) {
            return entity.id;
        }

        @Override
        public Integer readKey(RowReader row, int at) {
            return row.intAt(at);
        }

        @Override
        public boolean keyIsNull(RowReader row, int at) {
            return row.isNull(at);
        }

        @Override
        public Object[] values(User entity) {
            return new Object[] {entity.id, entity.name, entity.email, entity.balance, entity.createdAt};
        }

        @Override
        public void compare(User entity, Object[] snapshot, BitSet changed) {
            if (!Objects.equals(entity.id, snapshot[0])) {
                changed.set(0);
            }
            if (!Objects.equals(entity.name, snapshot[1])) {
                changed.set(1);
            }
            if (!Objects.equals(entity.email, snapshot[2])) {
                changed.set(2);
            }
            if (entity.balance == null
                    ? snapshot[3] != null
                    : snapshot[3] == null || entity.balance.compareTo((BigDecimal) snapshot[3]) != 0) {
                changed.set(3);
            }
            if (!Objects.equals(entity.createdAt, snapshot[4])) {
                changed.set(4);
            }
        }

        @Override
        public void assign(User entity, int column, Object value) {
            switch (column) {
                case 0 -> entity.id = (Integer) value;
                case 1 -> entity.name = (String) value;
                case 2 -> entity.email = (String) value;
                case 3 -> entity.balance = (BigDecimal) value;
                case 4 -> entity.createdAt = (Instant) value;
                default -> throw new IndexOutOfBoundsException(column);
            }
        }

        @Override
        public User with(User entity, int column, Object value) {
            throw new UnsupportedOperationException("User is no record");
        }
    }
}
