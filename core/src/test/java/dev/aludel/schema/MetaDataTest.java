package dev.aludel.schema;

import static dev.aludel.schema.ReferentialAction.CASCADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MappingException;
import dev.aludel.type.SqlTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that meet: names, targets, order. */
final class MetaDataTest {

    @Test
    void everythingGetsItsConventionalName() {
        var users =
                table("users").unique("email").index("email").check("id > 0").build();
        var posts = table("posts", "users").build();

        var schema = MetaData.of(posts, users);

        var named = schema.table("users").orElseThrow();
        assertThat(named.primaryKey()).isEqualTo(PrimaryKey.of("id").named("pk_users"));
        assertThat(named.uniqueKeys()).extracting(UniqueKey::name).containsExactly("uq_users_email");
        assertThat(named.indexes()).extracting(Index::name).containsExactly("ix_users_email");
        assertThat(named.checks()).extracting(Check::name).containsExactly("ck_users_cf115d16");
        assertThat(schema.table("posts").orElseThrow().foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("fk_posts_users_id_users");
    }

    @Test
    void namesThatWereGivenStay() {
        var table = TableDefinition.builder("t")
                .column("a", SqlTypes.INTEGER)
                .constraint(PrimaryKey.of("a").named("the_key"))
                .index(Index.of("a").named("the_index"))
                .build();

        var schema = MetaData.of(table);

        assertThat(schema.tables()).containsExactly(table);
    }

    @Test
    void aConventionOfOnesOwn() {
        var schema = MetaData.of(
                List.of(table("users").index("email").build()),
                subject -> subject.table().toUpperCase(java.util.Locale.ROOT) + "_" + subject.kind());

        assertThat(schema.tables().getFirst().indexes()).extracting(Index::name).containsExactly("USERS_INDEX");
    }

    @Test
    void aForeignKeyWithoutColumnsMeansThePrimaryKey() {
        var schema = MetaData.of(table("posts", "users").build(), table("users").build());

        assertThat(schema.table("posts").orElseThrow().foreignKeys())
                .extracting(ForeignKey::targetColumns)
                .containsExactly(List.of("id"));
    }

    @Test
    void aTargetWithoutSchemaIsLookedForInTheTablesOwnSchemaToo() {
        var users = table("app.users").build();
        var posts = table("app.posts", "users").build();

        var schema = MetaData.of(users, posts);

        assertThat(schema.table("app.posts").orElseThrow().foreignKeys())
                .extracting(ForeignKey::target)
                .containsExactly(new TableName("app", "users"));
    }

    @Test
    void sameNameInTwoSchemasIsTwoTables() {
        assertThat(MetaData.of(table("a.users").build(), table("b.users").build())
                        .tables())
                .hasSize(2);
    }

    @Test
    void oneDefinitionTwiceIsOneTable() {
        assertThat(MetaData.of(table("users").build(), table("users").build()).tables())
                .hasSize(1);
    }

    @Test
    void twoDefinitionsOfOneNameAreRefused() {
        assertThatThrownBy(() -> MetaData.of(
                        table("users").build(), table("users").index("email").build()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("table users is defined twice, and differently");
    }

    @Test
    void aMissingTargetIsNamed() {
        assertThatThrownBy(() -> MetaData.of(table("posts", "users").build()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("table posts refers to table users, which is not part of this schema")
                .hasMessageContaining("the tables known are posts");
    }

    @Test
    void theTargetIsAKey() {
        var users = table("users").build();
        var byEmail = TableDefinition.builder("logins")
                .column("email", SqlTypes.TEXT)
                .constraint(ForeignKey.of("email").references("users", "email"))
                .build();

        assertThatThrownBy(() -> MetaData.of(users, byEmail))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("refers to users [email], which is neither its primary key nor unique");
        assertThat(MetaData.of(table("users").unique("email").build(), byEmail).tables())
                .hasSize(2);
        assertThat(MetaData.of(
                                table("users")
                                        .index(Index.of("email").asUnique())
                                        .build(),
                                byEmail)
                        .tables())
                .hasSize(2);
    }

    @Test
    void theTargetsColumnsExist() {
        var posts = TableDefinition.builder("posts")
                .column("author", SqlTypes.INTEGER)
                .constraint(ForeignKey.of("author").references("users", "number"))
                .build();

        assertThatThrownBy(() -> MetaData.of(table("users").build(), posts))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("refers to column users.number, which does not exist")
                .hasMessageContaining("use one of its columns: id, email");
    }

    @Test
    void aTargetWithoutAFittingKeyIsRefused() {
        var keyless =
                TableDefinition.builder("log").column("at", SqlTypes.INSTANT).build();

        assertThatThrownBy(() -> MetaData.of(keyless, table("posts", "log").build()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("to the primary key of log does not fit: that table has none");
    }

    @Test
    void twoIndexesOfOneNameAreRefused() {
        assertThatThrownBy(() -> MetaData.of(
                        table("a").index(Index.of("email").named("by_email")).build(),
                        table("b").index(Index.of("email").named("by_email")).build()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("the tables a and b both have an index named by_email");
    }

    @Test
    void tablesComeAfterThoseTheyReferTo() {
        var schema = MetaData.of(
                table("comments", "posts", "users").build(),
                table("tags").build(),
                table("posts", "users").build(),
                table("users").build());

        assertThat(names(schema.sortedTables())).containsExactly("users", "posts", "comments", "tags");
        assertThat(names(schema.tables())).containsExactly("comments", "tags", "posts", "users");
    }

    @Test
    void aTableMayReferToItself() {
        var schema = MetaData.of(table("employees", "employees").build());

        assertThat(names(schema.sortedTables())).containsExactly("employees");
    }

    @Test
    void aCycleIsOrderedAsFarAsItGoes() {
        var schema = MetaData.of(
                table("c", "a").build(),
                table("b", "c").build(),
                table("a", "b").build());

        assertThat(names(schema.sortedTables())).containsExactly("b", "a", "c");
    }

    @Test
    void foreignKeysKeepTheirActionsWhenResolved() {
        var posts = TableDefinition.builder("posts")
                .column("author", SqlTypes.INTEGER)
                .constraint(ForeignKey.of("author")
                        .references("users")
                        .onDelete(CASCADE)
                        .onUpdate(ReferentialAction.RESTRICT)
                        .deferral(Deferral.INITIALLY_DEFERRED)
                        .named("by"))
                .build();

        assertThat(MetaData.of(table("users").build(), posts)
                        .table("posts")
                        .orElseThrow()
                        .foreignKeys())
                .containsExactly(new ForeignKey(
                        "by",
                        List.of("author"),
                        TableName.of("users"),
                        List.of("id"),
                        CASCADE,
                        ReferentialAction.RESTRICT,
                        Deferral.INITIALLY_DEFERRED,
                        Match.SIMPLE,
                        null));
    }

    /** A table with the columns id and email, and one foreign key to each target. */
    static DefinitionBuilder table(String name, String... targets) {
        var table = TableDefinition.builder(name)
                .column("id", SqlTypes.INTEGER)
                .column("email", SqlTypes.TEXT)
                .primaryKey("id");
        for (String target : targets) {
            table.column(TableColumn.of(target + "_id", SqlTypes.INTEGER).asNullable())
                    .constraint(ForeignKey.of(target + "_id").references(target));
        }
        return table;
    }

    private static List<String> names(List<TableDefinition> tables) {
        return tables.stream().map(table -> table.id().toString()).toList();
    }
}
