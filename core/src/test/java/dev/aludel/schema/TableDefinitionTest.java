package dev.aludel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MappingException;
import dev.aludel.type.SqlTypes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a table may be, and how a wrong one is reported where it is written. */
final class TableDefinitionTest {

    @Test
    void definitionsAreComparedByValue() {
        assertThat(users().index("email").build())
                .isEqualTo(users().index("email").build())
                .hasSameHashCodeAs(users().index("email").build())
                .isNotEqualTo(users().build());
    }

    @Test
    void aColumnIsFoundByItsName() {
        var table = users().build();

        assertThat(table.column("email")).contains(TableColumn.of("email", SqlTypes.varchar(100)));
        assertThat(table.column("EMAIL")).isEmpty();
        assertThat(table.isPrimaryKey("id")).isTrue();
        assertThat(table.isPrimaryKey("email")).isFalse();
    }

    @Test
    void aNameInTwoPartsNamesTheSchema() {
        assertThat(TableName.parse("app.users")).isEqualTo(new TableName("app", "users"));
        assertThat(TableName.parse("users")).hasToString("users");
        assertThat(new TableName("app", "odd.name")).hasToString("app.odd.name");
        refused(() -> TableName.parse("a.b.c"))
                .hasMessageContaining("'a.b.c' is not the name of a table")
                .hasMessageContaining("new TableName(schema, name)");
    }

    @Test
    void aTableHasColumns() {
        refused(() -> TableDefinition.builder("users").build())
                .hasMessageContaining("table users has no columns - define one column at least");
    }

    @Test
    void columnsHaveDifferentNames() {
        refused(() -> users().column("email", SqlTypes.TEXT).build())
                .hasMessageContaining("table users has two columns named email");
    }

    @Test
    void constraintsAndIndexesNameColumnsOfTheTable() {
        refused(() -> users().unique("mail").build())
                .hasMessageContaining(
                        "a unique key of table users names the column mail, which the table does not have")
                .hasMessageContaining("use one of its columns: id, email");
        refused(() -> users().index("mail").build()).hasMessageContaining("an index of table users");
        refused(() -> users().constraint(ForeignKey.of("team").references("teams"))
                        .build())
                .hasMessageContaining("a foreign key of table users names the column team");
        refused(() -> TableDefinition.builder("t")
                        .column("a", SqlTypes.TEXT)
                        .primaryKey("b")
                        .build())
                .hasMessageContaining("the primary key of table t names the column b");
    }

    @Test
    void aConstraintNamesEachColumnOnceAndOneAtLeast() {
        refused(() -> UniqueKey.of("a", "a")).hasMessageContaining("a unique key names the column a twice");
        refused(() -> Index.of()).hasMessageContaining("an index has no columns - name one column at least");
        refused(() -> ForeignKey.of()).hasMessageContaining("a foreign key has no columns");
    }

    @Test
    void namesAreNotEmptyAndHaveNoNul() {
        refused(() -> TableName.of(" ")).hasMessageContaining("the name of a table is empty");
        refused(() -> TableColumn.of("", SqlTypes.TEXT)).hasMessageContaining("the name of a column is empty");
        refused(() -> TableColumn.of("a\0b", SqlTypes.TEXT)).hasMessageContaining("the character NUL");
        refused(() -> PrimaryKey.of("id").named("")).hasMessageContaining("is empty");
    }

    @Test
    void theKeyIsNotNullable() {
        refused(() -> TableDefinition.builder("t")
                        .column(TableColumn.of("id", SqlTypes.INTEGER).asNullable())
                        .primaryKey("id")
                        .build())
                .hasMessageContaining("column t.id belongs to the primary key and is nullable - make it NOT NULL");
    }

    @Test
    void thereIsOnePrimaryKey() {
        refused(() -> users().primaryKey("email"))
                .hasMessageContaining("table users has two primary keys, [id] and [email]")
                .hasMessageContaining("name all columns of the key in one primary key");
    }

    @Test
    void whatTheDatabaseDrawsIsAnIntegerWithoutDefault() {
        refused(() -> one(TableColumn.of("a", SqlTypes.TEXT).asGenerated()))
                .hasMessageContaining("column t.a of type TEXT cannot be generated");
        refused(() -> one(TableColumn.of("a", SqlTypes.BIGINT).asGenerated().withDefault("1")))
                .hasMessageContaining("column t.a is generated and has a default as well");
        refused(() -> one(TableColumn.of("a", SqlTypes.BIGINT).asGenerated().asNullable()))
                .hasMessageContaining("column t.a is generated and nullable");
    }

    @Test
    void anActionThatSetsNullNeedsANullableColumn() {
        refused(() -> TableDefinition.builder("posts")
                        .column("author_id", SqlTypes.INTEGER)
                        .constraint(
                                ForeignKey.of("author_id").references("users").onDelete(ReferentialAction.SET_NULL))
                        .build())
                .hasMessageContaining("sets column posts.author_id to NULL, which is NOT NULL");
    }

    @Test
    void bothSidesOfAForeignKeyHaveAsManyColumns() {
        refused(() -> users().constraint(ForeignKey.of("id").references("teams", "a", "b"))
                        .build())
                .hasMessageContaining("has not the same number of columns on both sides");
    }

    @Test
    void namesThatWereGivenAreDifferent() {
        refused(() -> users().constraint(UniqueKey.of("email").named("x"))
                        .constraint(Check.of("id > 0").named("x"))
                        .build())
                .hasMessageContaining("table users has two constraints named x");
        refused(() -> users().index(Index.of("email").named("x"))
                        .index(Index.of("id").named("x"))
                        .build())
                .hasMessageContaining("table users has two indexes named x");
    }

    private static DefinitionBuilder users() {
        return TableDefinition.builder("users")
                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                .column("email", SqlTypes.varchar(100))
                .primaryKey("id");
    }

    private static void one(TableColumn column) {
        TableDefinition.builder("t").column(column).build();
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable definition) {
        return assertThatThrownBy(definition).isInstanceOf(MappingException.class);
    }
}
