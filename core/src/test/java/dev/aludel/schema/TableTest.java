package dev.aludel.schema;

import static dev.aludel.schema.ColumnOption.check;
import static dev.aludel.schema.ColumnOption.comment;
import static dev.aludel.schema.ColumnOption.generated;
import static dev.aludel.schema.ColumnOption.indexed;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.schema.ColumnOption.references;
import static dev.aludel.schema.ColumnOption.serverDefault;
import static dev.aludel.schema.ColumnOption.unique;
import static dev.aludel.schema.ReferentialAction.CASCADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import dev.aludel.error.MappingException;
import dev.aludel.sql.BooleanColumn;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.ComparableColumn;
import dev.aludel.sql.DecimalColumn;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.LongColumn;
import dev.aludel.sql.TextColumn;
import dev.aludel.sql.ValueColumn;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both ways to declare a table, and the definition that they give. */
final class TableTest {

    /** A table as one writes it: a field for each column. */
    static final class Users extends Table {
        static final Users USERS = new Users(null);

        final IntColumn id = intColumn("id", primaryKey(), generated());
        final TextColumn name = textColumn("name", 50);
        final TextColumn email = textColumn("email", 100, unique(), indexed());
        final DecimalColumn balance = decimalColumn("balance", 12, 2, serverDefault("0"), check("balance >= 0"));
        final ComparableColumn<Instant> createdAt = column("created_at", SqlTypes.INSTANT, comment("in UTC"));
        final LongColumn visits = longColumn("visits");
        final BooleanColumn active = booleanColumn("active", nullable());
        final ValueColumn<byte[]> photo = valueColumn("photo", SqlTypes.BYTES, nullable());
        final IntColumn team = intColumn(
                "team_id", nullable(), references("teams").onDelete(CASCADE).named("fk_team"));

        private Users(@Nullable String alias) {
            super("users", alias);
            constraint(UniqueKey.of("name", "email"));
            index(Index.of("name").named("by_name"));
            tableComment("who may come in");
        }

        @Override
        public Users as(String alias) {
            return new Users(alias);
        }
    }

    private final Table users = Table.of("users")
            .intColumn("id", primaryKey(), generated())
            .textColumn("name", 50)
            .textColumn("email", 100, unique(), indexed())
            .decimalColumn("balance", 12, 2, serverDefault("0"), check("balance >= 0"))
            .column("created_at", SqlTypes.INSTANT, comment("in UTC"))
            .longColumn("visits")
            .booleanColumn("active", nullable())
            .valueColumn("photo", SqlTypes.BYTES, nullable())
            .intColumn(
                    "team_id", nullable(), references("teams").onDelete(CASCADE).named("fk_team"))
            .unique("name", "email")
            .index(Index.of("name").named("by_name"))
            .comment("who may come in")
            .build();

    @Test
    void bothWaysGiveTheSameDefinition() {
        assertThat(users.definition())
                .isEqualTo(Users.USERS.definition())
                .isEqualTo(TableDefinition.builder("users")
                        .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                        .column("name", SqlTypes.varchar(50))
                        .column("email", SqlTypes.varchar(100))
                        .column(TableColumn.of("balance", SqlTypes.decimal(12, 2))
                                .withDefault("0"))
                        .column(TableColumn.of("created_at", SqlTypes.INSTANT).withComment("in UTC"))
                        .column("visits", SqlTypes.BIGINT)
                        .column(TableColumn.of("active", SqlTypes.BOOLEAN).asNullable())
                        .column(TableColumn.of("photo", SqlTypes.BYTES).asNullable())
                        .column(TableColumn.of("team_id", SqlTypes.INTEGER).asNullable())
                        .primaryKey("id")
                        .unique("email")
                        .check("balance >= 0")
                        .constraint(ForeignKey.of("team_id")
                                .references("teams")
                                .onDelete(CASCADE)
                                .named("fk_team"))
                        .unique("name", "email")
                        .index("email")
                        .index(Index.of("name").named("by_name"))
                        .comment("who may come in")
                        .build());
    }

    @Test
    void theDefinitionIsMadeOnce() {
        assertThat(users.definition()).isSameAs(users.definition());
    }

    @Test
    void columnsAreUsedInExpressions() {
        assertThat(Users.USERS.balance.nullable()).isFalse();
        assertThat(Users.USERS.team.nullable()).isTrue();
        assertThat(users.column("id", IntColumn.class).type()).isEqualTo(SqlTypes.INTEGER);
        assertThat(users.comparableColumn("created_at", Instant.class).source()).isSameAs(users);
    }

    @Test
    void columnsOfATableThatIsBuiltHaveTheirForms() {
        var table = Table.of("t")
                .temporalColumn("at", SqlTypes.INSTANT)
                .valueColumn("data", SqlTypes.BYTES)
                .textColumn("document", SqlTypes.JSON)
                .decimalColumn("price", SqlTypes.DECIMAL)
                .build();
        assertThat(table.temporalColumn("at", Instant.class)
                        .plus(java.time.Duration.ofHours(1))
                        .type())
                .isEqualTo(SqlTypes.INSTANT);
        assertThat(table.valueColumn("data", byte[].class).type()).isEqualTo(SqlTypes.BYTES);
        assertThat(table.column("document", TextColumn.class).type()).isEqualTo(SqlTypes.JSON);
        assertThatThrownBy(() -> table.temporalColumn("at", LocalDate.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("t.at has values of class Instant, not LocalDate");
    }

    @Test
    void aConverterIsNotLostByADefinition() {
        var number = SqlTypes.converted(Integer.class, SqlTypes.TEXT, String::valueOf, Integer::valueOf);
        var table = Table.of(TableDefinition.builder(TableName.of("t"))
                .column(TableColumn.of("number", number))
                .build());
        assertThat(table.declaredColumn("number").type()).isEqualTo(number);
    }

    @Test
    void aColumnIsAskedForAsWhatItIs() {
        assertThatThrownBy(() -> users.column("id", TextColumn.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("users.id is a IntColumn, not a TextColumn - ask for it as what it is");
        assertThatThrownBy(() -> users.comparableColumn("created_at", LocalDate.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("users.created_at has values of class Instant, not LocalDate");
        assertThatThrownBy(() -> users.column("mail", TextColumn.class))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("users has no column mail")
                .hasMessageContaining("id, name, email");
    }

    @Test
    void anAliasHasTheSameColumnsAndDefinition() {
        Table friends = users.as("friends");

        assertThat(friends.alias()).isEqualTo("friends");
        assertThat(friends.definition()).isSameAs(users.definition());
        assertThat(friends.declaredColumns())
                .extracting(ColumnExpression::name)
                .containsExactlyElementsOf(users.declaredColumns().stream()
                        .map(ColumnExpression::name)
                        .toList());
        assertThat(friends.declaredColumns())
                .allSatisfy(column -> assertThat(column.source()).isSameAs(friends))
                .allSatisfy(column -> assertThat(column)
                        .hasSameClassAs(users.declaredColumn(column.name()))
                        .returns(users.declaredColumn(column.name()).nullable(), ColumnExpression::nullable)
                        .returns(users.declaredColumn(column.name()).type(), ColumnExpression::type));
        assertThat(Users.USERS.as("u").email.source().alias()).isEqualTo("u");
    }

    @Test
    void severalColumnsMakeOneKey() {
        var memberships = Table.of("app.memberships")
                .intColumn("user_id", primaryKey())
                .intColumn("team_id", primaryKey())
                .build();

        assertThat(memberships.definition().primaryKey()).isEqualTo(PrimaryKey.of("user_id", "team_id"));
        assertThat(memberships.definition().id()).isEqualTo(new TableName("app", "memberships"));
        assertThat(memberships.schema()).isEqualTo("app");
    }

    @Test
    void aWrongTableIsRefusedWhenItIsBuilt() {
        assertThatThrownBy(() -> Table.of("users").build())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("table users has no columns");
        assertThatThrownBy(() -> Table.of("users").intColumn("id", nullable()).intColumn("id", unique()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("table users has two columns named id");
        assertThatThrownBy(
                        () -> Table.of("users").intColumn("id").unique("mail").build())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("use one of its columns: id");
    }

    @Test
    void aColumnIsDeclaredOnce() {
        assertThatThrownBy(() -> new Table("twins", null) {
                    final IntColumn one = intColumn("id");
                    final IntColumn other = intColumn("id");
                })
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("table twins has two columns named id");
    }

    @Test
    void aBuilderIsUsedUpByBuilding() {
        var builder = Table.of("users").intColumn("id");
        builder.build();

        assertThatThrownBy(() -> builder.unique("id"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("table users was changed after its definition had been used");
    }
}
