package dev.aludel.tenants;

import static dev.aludel.sql.Sql.delete;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static dev.aludel.tenants.Dog_.DOG;
import static dev.aludel.tenants.Owner_.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.dialect.Capability;
import dev.aludel.error.MappingException;
import dev.aludel.error.UniqueException;
import dev.aludel.schema.SchemaChange.CreateSchema;
import dev.aludel.schema.SchemaChange.DropSchema;
import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.compare.Difference;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each tenant has its own schema; units of work, statements and DDL stay inside of it. */
@EveryDatabase
class TenantsTest {
    private static final List<String> SCHEMAS = List.of("test_tenant", "test_\"n'a`nt; --");

    private Aludel db;
    private Aludel a;
    private Aludel b;

    @BeforeEach
    void open() {
        assumeTrue(TestDatabase.dialect().has(Capability.SCHEMAS), "the database has no schemas");
        db = Aludel.open(TestDatabase.url(), OWNER, DOG);
        db.createAll();
        a = tenant(SCHEMAS.get(0));
        b = tenant(SCHEMAS.get(1));
    }

    private Aludel tenant(String schema) {
        db.engine().use(connection -> connection.apply(new CreateSchema(schema, true)));
        var tenant = db.withSchemas(SchemaMap.ofDefault(schema));
        tenant.createAll();
        return tenant;
    }

    @AfterEach
    void close() {
        if (db != null) {
            a.dropAll();
            b.dropAll();
            SCHEMAS.forEach(schema -> db.engine().use(connection -> connection.apply(new DropSchema(schema, true))));
            db.close();
        }
    }

    private static List<String> names(Aludel tenant) {
        return tenant.with(session -> session.list(select(OWNER.name).orderBy(OWNER.name)));
    }

    private static long dogs(Aludel tenant) {
        return tenant.with(session -> session.count(select(DOG)));
    }

    @Test
    void aTenantSeesItsOwnRowsOnly() {
        a.begin(session -> {
            var alice = session.add(new Owner("Alice"));
            session.add(new Dog("Rex", alice));
        });
        b.begin(session -> session.addAll(List.of(new Owner("Bob"), new Owner("Bea"))));

        assertThat(names(a)).containsExactly("Alice");
        assertThat(names(b)).containsExactly("Bea", "Bob");
        assertThat(names(db)).isEmpty();
        var dogs = a.with(session -> session.one(select(OWNER).load(OWNER.dogs.selectin())).dogs.list().stream()
                .map(dog -> dog.name)
                .toList());
        assertThat(dogs).containsExactly("Rex");
    }

    @Test
    void changesStayInsideATenant() {
        for (var tenant : List.of(a, b)) {
            tenant.begin(session -> {
                for (int i = 0; i < 30; i++) {
                    session.add(new Dog("dog " + i, session.add(new Owner("owner " + i))));
                }
            });
        }
        a.begin(session -> {
            session.list(select(OWNER)).forEach(owner -> owner.name = owner.name + "!");
            session.flush();
            session.execute(update(OWNER).set(OWNER.name.to("first")).where(OWNER.name.eq("owner 0!")));
            session.execute(delete(DOG).where(DOG.owner.has(OWNER.name.eq("first"))));
            session.list(select(DOG).orderBy(DOG.id).limit(20)).forEach(session::delete);
        });

        assertThat(names(a)).hasSize(30).contains("first").allMatch(name -> name.equals("first") || name.endsWith("!"));
        assertThat(names(b)).hasSize(30).noneMatch(name -> name.endsWith("!"));
        assertThat(dogs(a)).isEqualTo(9);
        assertThat(dogs(b)).isEqualTo(30);
    }

    @Test
    void whatIsBuiltOnceServesAllTenants() {
        var engine = db.engine();
        var query = select(OWNER.id).where(OWNER.name.in("x", "y"));
        a.engine().use(connection -> connection.list(query));
        long compiled = engine.statistics().cacheMisses();
        b.engine().use(connection -> connection.list(query));
        engine.use(connection -> connection.list(query));

        assertThat(engine.statistics().cacheMisses()).isEqualTo(compiled);
        assertThat(a.engine().compile(query)).contains("test_tenant.owners");
        assertThat(engine.compile(query)).doesNotContain("test_tenant");
    }

    @Test
    void aTenantsTablesAreComparedWithTheModel() {
        assertThat(differences(a)).isEmpty();
        a.engine().use(connection -> connection.execute(text("ALTER TABLE test_tenant.dogs DROP COLUMN name")));

        assertThat(differences(a)).hasSize(1);
        a.engine()
                .use(connection ->
                        SchemaComparison.of(db.model().metaData(), connection).apply());
        assertThat(differences(a)).isEmpty();
        assertThat(differences(b)).isEmpty();
    }

    private static List<Difference> differences(Aludel tenant) {
        return tenant.engine()
                .with(connection -> SchemaComparison.of(tenant.model().metaData(), connection)
                        .list());
    }

    @Test
    void rawSqlAndTemporaryTablesAreAsTheyAre() {
        db.begin(session -> session.add(new Owner("of no tenant")));
        var names =
                a.with(session -> session.list(text("SELECT name FROM owners").map(row -> row.get(0, String.class))));

        assertThat(names).containsExactly("of no tenant");
    }

    @Test
    void aFailureInOneTenantSaysWhatItIs() {
        a.begin(session -> session.execute(insert(OWNER).set(OWNER.id.to(7), OWNER.name.to("seven"))));

        assertThatThrownBy(() ->
                        a.begin(session -> session.execute(insert(OWNER).set(OWNER.id.to(7), OWNER.name.to("again")))))
                .isInstanceOf(UniqueException.class);
        b.begin(session -> session.execute(insert(OWNER).set(OWNER.id.to(7), OWNER.name.to("seven here"))));
        assertThat(names(b)).containsExactly("seven here");
    }

    @Test
    void closingATenantLeavesTheDatabaseOpen() {
        try (var tenant = db.withSchemas(SchemaMap.ofDefault("test_tenant"))) {
            tenant.begin(session -> session.add(new Owner("Ann")));
        }
        assertThat(names(a)).containsExactly("Ann");
    }

    @Test
    void aMapRefusesWhatADatabaseWouldChange() {
        assertThatThrownBy(() -> SchemaMap.ofDefault("x".repeat(64)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("64 bytes");
        assertThatThrownBy(() -> SchemaMap.ofDefault("a\0b")).isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> SchemaMap.of("app", "a").and("app", "b"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("mapped twice");
    }
}
