package dev.aludel.schema;

import static dev.aludel.schema.MetaDataTest.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.dialect.StandardDialect;
import dev.aludel.dialect.StatementCompiler;
import dev.aludel.error.MappingException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which statements createAll and dropAll execute, and which they leave out. */
final class CreateAllTest {

    private static final Identifiers NAMES = new Identifiers('"', Set.of());
    private static final StatementCompiler STATEMENTS = new StatementCompiler("test", NAMES, Set.of());

    private final MemoryTarget database = new MemoryTarget(new StandardDialect().ddl());

    /** As SQLite: foreign keys come with their table or never; the case of names means nothing. */
    private final MemoryTarget withoutAlter = new MemoryTarget(new DdlCompiler("test", NAMES, STATEMENTS) {
        @Override
        public boolean addsForeignKeys() {
            return false;
        }

        @Override
        public String comparableName(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        protected List<String> allowDanglingRows() {
            return List.of("PRAGMA defer_foreign_keys = ON");
        }
    });

    private final MetaData blog = MetaData.of(
            table("posts", "users").index("email").build(),
            table("users").index("email").build());
    private final MetaData cycle =
            MetaData.of(table("a", "b").build(), table("b", "a").build());

    @Test
    void tablesAndTheirIndexesAreCreatedInDependencyOrder() {
        blog.createAll(database);

        assertThat(database.taken())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS users (",
                        "CREATE INDEX IF NOT EXISTS ix_users_email ON users (email)",
                        "CREATE TABLE IF NOT EXISTS posts (",
                        "CREATE INDEX IF NOT EXISTS ix_posts_email ON posts (email)");
    }

    @Test
    void aSecondRunExecutesNothing() {
        blog.createAll(database);
        database.executed.clear();

        blog.createAll(database);

        assertThat(database.executed).isEmpty();
    }

    @Test
    void whatIsMissingIsAdded() {
        blog.createAll(database);
        database.tables.remove("posts");
        database.indexes.remove("ix_users_email");
        database.indexes.remove("ix_posts_email");
        database.executed.clear();

        blog.createAll(database);

        assertThat(database.taken())
                .containsExactly(
                        "CREATE INDEX IF NOT EXISTS ix_users_email ON users (email)",
                        "CREATE TABLE IF NOT EXISTS posts (",
                        "CREATE INDEX IF NOT EXISTS ix_posts_email ON posts (email)");
    }

    @Test
    void everythingIsOneListSoThatItCanBeOneTransaction() {
        blog.createAll(database);

        assertThat(database.executed).hasSize(1);
    }

    @Test
    void withoutCheckingAllIsCreatedUnguarded() {
        database.tables.add("users");

        blog.createAll(database, false);

        assertThat(database.taken())
                .containsExactly(
                        "CREATE TABLE users (",
                        "CREATE INDEX ix_users_email ON users (email)",
                        "CREATE TABLE posts (",
                        "CREATE INDEX ix_posts_email ON posts (email)");
    }

    @Test
    void tablesAreDroppedBeforeThoseTheyReferTo() {
        blog.createAll(database);
        database.executed.clear();

        blog.dropAll(database);

        assertThat(database.taken()).containsExactly("DROP TABLE IF EXISTS posts", "DROP TABLE IF EXISTS users");
        assertThat(database.tables).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotDropped() {
        database.tables.add("users");

        blog.dropAll(database);
        blog.dropAll(database);

        assertThat(database.taken()).containsExactly("DROP TABLE IF EXISTS users");
    }

    @Test
    void aCycleIsClosedByAlterAndOpenedBeforeDropping() {
        cycle.createAll(database);
        assertThat(database.taken())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS b (",
                        "CREATE TABLE IF NOT EXISTS a (",
                        "ALTER TABLE b ADD CONSTRAINT fk_b_a_id_a FOREIGN KEY (a_id) REFERENCES a (id)");

        cycle.dropAll(database);
        assertThat(database.taken())
                .containsExactly(
                        "ALTER TABLE b DROP CONSTRAINT IF EXISTS fk_b_a_id_a",
                        "DROP TABLE IF EXISTS a",
                        "DROP TABLE IF EXISTS b");
    }

    @Test
    void whereThereIsNoAlterACycleIsCreatedInline() {
        cycle.createAll(withoutAlter);
        assertThat(withoutAlter.executed.getFirst())
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement).contains("FOREIGN KEY"));
        withoutAlter.executed.clear();

        cycle.dropAll(withoutAlter);
        assertThat(withoutAlter.taken())
                .containsExactly("PRAGMA defer_foreign_keys = ON", "DROP TABLE IF EXISTS a", "DROP TABLE IF EXISTS b");
    }

    @Test
    void namesAreComparedAsTheDatabaseComparesThem() {
        withoutAlter.tables.add("USERS");
        withoutAlter.tables.add("Posts");
        withoutAlter.indexes.add("IX_Users_Email");
        withoutAlter.indexes.add("ix_posts_email");

        blog.createAll(withoutAlter);

        assertThat(withoutAlter.executed).isEmpty();
    }

    @Test
    void namesThatAreOneToTheDatabaseAreRefused() {
        var twins = MetaData.of(table("users").build(), table("Users").build());
        var indexes = MetaData.of(
                table("a").index(Index.of("email").named("by_email")).build(),
                table("b").index(Index.of("email").named("BY_EMAIL")).build());

        assertThatThrownBy(() -> twins.createAll(withoutAlter))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(
                        "this database does not tell the tables users and Users apart - rename one of them");
        assertThatThrownBy(() -> indexes.createAll(withoutAlter))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("the indexes by_email and BY_EMAIL");
        assertThat(withoutAlter.executed).isEmpty();
        twins.createAll(database);
        assertThat(database.executed.getFirst()).hasSize(2);
    }

    @Test
    void theStatementsCanBePrinted() {
        assertThat(blog.ddl(database.ddl())).hasSize(4).first().asString().startsWith("CREATE TABLE users (");
        assertThat(blog.dropDdl(database.ddl())).containsExactly("DROP TABLE posts", "DROP TABLE users");
        assertThat(database.executed).isEmpty();
    }
}
