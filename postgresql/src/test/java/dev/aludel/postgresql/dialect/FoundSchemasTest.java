package dev.aludel.postgresql.dialect;

import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.engine.Connection;
import dev.aludel.engine.Engine;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.LeftOut;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.TableName;
import dev.aludel.schema.TableOption;
import dev.aludel.schema.compare.SchemaComparison;
import dev.aludel.schema.reflect.Inspector;
import dev.aludel.sql.TextColumn;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlTypes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that other tools made: what is read of them creates the same again, and says what it leaves out. */
final class FoundSchemasTest {
    private final Engine engine = Engine.create(PostgresServer.shared().freshUrl());

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table \"Order\" (\"select\" int primary key, \"with \"\"quote\" text, \"a.b\" int, \"名前\" text default"
                        + " '日本''x'); create table \"dotted.table\" (id int primary key, o int references \"Order\"(\"select\"));"
                        + " create index \"idx \"\"q\" on \"Order\" (\"with \"\"quote\", \"a.b\" desc nulls last);"
                        + " create view \"My View.x\" as select \"select\", \"a.b\" as \"x y\" from \"Order\"",
                "create table p (a int, b int, c text unique, primary key (b, a), unique (a, b)); create table c (x int, y int,"
                        + " z text references p(c) on update cascade deferrable initially deferred, foreign key (x, y) references"
                        + " p (a, b) match full on delete set null, self int, id int primary key, foreign key (self) references"
                        + " c(id)); create table o1 (id int primary key, o int); create table o2 (id int primary key, o int"
                        + " references o1); alter table o1 add foreign key (o) references o2",
                "create table t (id serial primary key, big bigserial, small smallserial);"
                        + " create sequence s as smallint start 3 increment 2 cycle; create table u (id int default nextval('s'),"
                        + " j bigint default nextval('s') * 10); create sequence owned; create table v (id int default"
                        + " nextval('owned') + 1); alter sequence owned owned by v.id",
                "create type e as enum ('', 'a b', 'c,d', 'it''s', '\"q\"', 'Ü', '{}', 'null'); create type nothing as enum ();"
                        + " create table t (a e default 'it''s', b e[] default '{\"a b\",\"it''s\"}', c nothing, check (a <> 'a b'));"
                        + " create index on t (a) where a = 'c,d'",
                "create domain pos as int default 5 not null check (value > 0) check (value < 100); create domain pos2 as pos check"
                        + " (value > 1); create table t (p pos, q pos2 not null, ps pos[])",
                "create table t (a varchar, b char, c char(5), d bpchar, e bit(3), f bit varying(7), g timestamp(3), h"
                        + " timestamptz(0), i time(2), j timetz, k interval year to month, l interval(3), m numeric(10), n money, o"
                        + " inet, p json, q text[][], r varchar(5)[], s timestamp(3)[], u float(20), v \"char\", w name, x oid, y"
                        + " tstzmultirange, z xid8)",
                "create table t (a int, b int generated always as (a * 2) stored, c text default E'a\\\\b\nc', d timestamptz default"
                        + " now(), e jsonb default '{\"a\": 1}', f interval default '1 day 2 hours', g bytea default '\\x00ff', h"
                        + " float8 default 'infinity', i text default current_user, id bigint generated always as identity (start with"
                        + " 100 increment by -5 minvalue -1000 maxvalue 200 cache 7 cycle))",
                "create table t (a int, b text, c text collate \"C\", d jsonb, e int[]); create index i1 on t (lower(b) collate"
                        + " \"C\" desc nulls last, a); create index i2 on t (b text_pattern_ops, c collate \"POSIX\" nulls first);"
                        + " create unique index i3 on t (a) include (b, c) where a > 3 and b is not null; create index i4 on t using gin"
                        + " (d jsonb_path_ops); create index i5 on t ((a + 1), (b || c) text_pattern_ops); create index i6 on t"
                        + " ((d ->> 'x'))",
                "create unlogged table t (a int) with (fillfactor = 60); create table m (id int, d date) partition by range (d)",
                "create table t (id int, n text); create view b as select id from t; create view a as select * from b;"
                        + " create materialized view mv as select count(*) from a; create or replace view b as select id, 1 as one"
                        + " from t; create view c as select 1 as one; create or replace view b as select id, c.one from t, c"
            })
    void whatIsReadCreatesTheSameAgain(String script) {
        engine.use(connection -> {
            execute(connection, script);
            MetaData found = MetaData.reflect(connection);
            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();

            drop(connection, found);
            found.createAll(connection);

            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();
            var again = MetaData.reflect(connection);
            assertThat(SchemaComparison.of(found, again, connection.ddl()).list())
                    .isEmpty();
        });
    }

    private static void execute(Connection connection, String script) {
        Arrays.stream(script.split(";", -1)).forEach(statement -> connection.executeDdl(List.of(statement)));
    }

    private static void drop(Connection connection, MetaData found) {
        var nothing = MetaData.found(List.of(), SchemaObjects.NONE);
        connection.executeDdl(
                SchemaComparison.of(nothing, found, connection.ddl()).ddl());
    }

    @Test
    void aSerialColumnIsAsGoodAsAnIdentityColumn() {
        var model = MetaData.of(TableDefinition.builder("t")
                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated())
                .constraint(PrimaryKey.of("id").named("t_pkey"))
                .build());
        engine.use(connection -> {
            execute(
                    connection,
                    "create table t (id integer not null); create sequence t_id_seq start with 1; alter sequence t_id_seq owned"
                            + " by t.id; alter table t alter column id set default nextval('t_id_seq'); alter table t add"
                            + " primary key (id)");

            assertThat(SchemaComparison.of(model, connection).list()).isEmpty();
            var column =
                    Inspector.of(connection).table("t").orElseThrow().columns().getFirst();
            assertThat(column.identity())
                    .isNotNull()
                    .extracting(IdentityRule::serial)
                    .isEqualTo(TableName.of("t_id_seq"));
            assertThat(Inspector.of(connection).sequences(null)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial", "int"})
    void aColumnThatDrawsFromNowOnDrawsNoNumberThatRowsHave(String type) {
        var model = MetaData.of(TableDefinition.builder("t")
                .column(TableColumn.of("id", SqlTypes.BIGINT).withIdentity(IdentityRule.ALWAYS))
                .column("n", SqlTypes.INTEGER)
                .constraint(PrimaryKey.of("id").named("t_pkey"))
                .build());
        engine.use(connection -> {
            execute(
                    connection,
                    "create table t (id " + type
                            + " primary key, n int not null); insert into t values (7, 1), (3, 2)");

            SchemaComparison.of(model, connection).apply();

            assertThat(SchemaComparison.of(model, connection).list()).isEmpty();
            connection.execute(text("insert into t (n) values (3), (4)"));
            assertThat(connection.list(text("select id from t order by id").map(row -> row.get(0, Long.class))))
                    .containsExactly(3L, 7L, 8L, 9L);
            assertThat(connection.list(text("select relname::text from pg_class where relkind = 'S'")
                            .map(row -> row.get(0, String.class))))
                    .containsExactly("t_id_seq");
        });
    }

    @Test
    void aChangeOfSomethingElseLeavesASerialColumnAsItIs() {
        var model = MetaData.of(TableDefinition.builder("t")
                .column(TableColumn.of("id", SqlTypes.INTEGER).asGenerated().withComment("new"))
                .build());
        engine.use(connection -> {
            execute(connection, "create table t (id serial)");
            assertThat(SchemaComparison.of(model, connection).ddl()).containsExactly("COMMENT ON COLUMN t.id IS 'new'");
        });
    }

    @Test
    void typesInSchemasWithPointsInTheirNames() {
        engine.use(connection -> {
            execute(
                    connection,
                    "create schema \"we.ird\"; create type \"we.ird\".mood as enum ('a b'); create type \"we.ird\".\"mo.od\" as"
                            + " enum ('x'); create table t (m \"we.ird\".mood default 'a b', n \"we.ird\".\"mo.od\"[])");
            MetaData found = MetaData.reflect(connection);
            assertThat(SchemaComparison.of(found, connection).list()).isEmpty();

            var mood = SqlTypes.nativeEnum("\"we.ird\".mood", List.of("a b"));
            var declared = MetaData.of(TableDefinition.builder("t")
                    .column(TableColumn.of("m", mood).asNullable().withDefault("'a b'"))
                    .column(TableColumn.of(
                                    "n", SqlTypes.array(SqlTypes.nativeEnum("\"we.ird\".\"mo.od\"", List.of("x"))))
                            .asNullable())
                    .build());
            assertThat(SchemaComparison.of(declared, connection).list()).isEmpty();
            assertThat(declared.ddl(connection.ddl()))
                    .contains(
                            "CREATE TYPE \"we.ird\".mood AS ENUM ('a b')",
                            "CREATE TYPE \"we.ird\".\"mo.od\" AS ENUM ('x')");
        });
    }

    @Test
    void columnsOfItsOwnTypesHaveAClass() {
        engine.use(connection -> {
            execute(connection, "create table t (a varchar, b char(5), c timestamptz(0), d inet, e json, f int4range)");
            execute(connection, "insert into t values ('x', 'y', '2026-01-02 03:04:05Z', '10.0.0.1', '[]', '[1,3)')");
            var table = Inspector.of(connection).statementTable("t");
            var a = table.column("a", TextColumn.class);
            var c = table.comparableColumn("c", Instant.class);
            assertThat(connection.one(select(a.upper()))).isEqualTo("X");
            assertThat(connection.one(select(c))).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
            assertThat(table.definition().columns())
                    .extracting(column -> column.type().javaType().getSimpleName())
                    .containsExactly("String", "String", "Instant", "PgInet", "String", "PgRange");
        });
    }

    @Test
    void tableOptionsAreRead() {
        engine.use(connection -> {
            execute(
                    connection,
                    "create unlogged table t (a int) with (fillfactor = 60); create table m (d int) partition by hash (d)");
            var inspector = Inspector.of(connection);
            assertThat(inspector.table("t").orElseThrow().options())
                    .containsExactly(TableOption.UNLOGGED, new TableOption.FillFactor(60));
            assertThat(inspector.table("m").orElseThrow().options())
                    .containsExactly(new TableOption.PartitionBy("HASH (d)"));
        });
    }

    @Test
    void whatDefinitionsCannotSayIsListed() {
        engine.use(connection -> {
            execute(
                    connection,
                    "create table p (id int primary key, k int check (k > 0) no inherit) with (autovacuum_enabled = false);"
                            + " create table c (b int) inherits (p); alter table c add foreign key (b) references p not valid;"
                            + " create table m (d int) partition by list (d); create table m1 partition of m for values in (1);"
                            + " alter table p enable row level security; create policy own on p using (id > 0); create view v with"
                            + " (security_barrier) as select id from p; create materialized view mv as select id from p; create index"
                            + " on mv (id); create index on p (k) with (fillfactor = 70); create type point2 as (x int, y int);"
                            + " create type span as range (subtype = int); create table u (a int, b int, unique (a) include (b));"
                            + " create rule r as on insert to u do also notify x");
            connection.executeDdl(List.of(
                    "create function f() returns trigger language plpgsql as $$begin return new; end$$",
                    "create trigger tr before insert on u for each row execute function f()"));
            assertThat(Inspector.of(connection).leftOut(null))
                    .extracting(LeftOut::toString)
                    .map(line -> line.replaceAll("\\s+", " "))
                    .containsExactlyInAnyOrder(
                            "c: constraint c_b_fkey: FOREIGN KEY (b) REFERENCES p(id) NOT VALID",
                            "c: inherits from p",
                            "m1: partition of m",
                            "mv: index: CREATE INDEX mv_id_idx ON public.mv USING btree (id)",
                            "p: constraint p_k_check: CHECK ((k > 0)) NO INHERIT",
                            "p: index: CREATE INDEX p_k_idx ON public.p USING btree (k) WITH (fillfactor='70')",
                            "p: option autovacuum_enabled=false",
                            "p: policy own",
                            "p: row security",
                            "point2: composite type",
                            "span: range type",
                            "u: constraint u_a_b_key: UNIQUE (a) INCLUDE (b)",
                            "u: rule: CREATE RULE r AS ON INSERT TO public.u DO NOTIFY x;",
                            "u: trigger: CREATE TRIGGER tr BEFORE INSERT ON public.u FOR EACH ROW EXECUTE FUNCTION f()",
                            "v: option security_barrier=true");
        });
    }

    @Test
    void boundsOfRangesHaveThePrecisionOfTheirType() {
        var fine = Instant.parse("2026-01-02T03:04:05.123456789Z");
        var kept = Instant.parse("2026-01-02T03:04:05.123456Z");
        assertThat(PgTypes.TSTZRANGE.checked(PgRange.atLeast(fine), "t.during")).isEqualTo(PgRange.atLeast(kept));
        assertThat(PgTypes.TSTZMULTIRANGE.checked(List.of(PgRange.closedOpen(kept, fine.plusSeconds(1))), "t.during"))
                .containsExactly(PgRange.closedOpen(kept, kept.plusSeconds(1)));
        assertThat(PgTypes.TSTZRANGE.checked(PgRange.emptyRange(), "t.during")).isEqualTo(PgRange.emptyRange());
    }
}
