package dev.aludel.postgresql.type.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.DataException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.type.PgArray;
import dev.aludel.postgresql.type.PgCodec;
import dev.aludel.postgresql.type.PgComposite;
import dev.aludel.postgresql.type.PgInput;
import dev.aludel.postgresql.type.PgOpaque;
import dev.aludel.postgresql.type.PgOutput;
import dev.aludel.postgresql.type.PgRange;
import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that only a catalog knows, looked up and then read and written, against a real server. */
class CatalogTypesTest {
    enum Mood {
        happy,
        sad
    }

    record Address(String street, int zipCode, List<String> tags) {}

    record Person(String name, Address home) {}

    private final Server server = Server.shared();

    /** Makes a type anew and gives its OID, not yet looked up. */
    private int fresh(String name, String definition) {
        server.run("drop type if exists " + name + " cascade; create " + definition);
        return server.oid(name);
    }

    private static byte[] written(Codec codec, Object value, SqlType<?> type) {
        var out = new MessageWriter(16);
        codec.write(out, value, type);
        return Arrays.copyOf(out.array(), out.size());
    }

    @Test
    void everyBuiltInTypeHasTheOidNameAndArrayTypeThatTheServerGivesIt() {
        BuiltIns.all().forEach((oid, codec) -> {
            var name = server.text("select format_type(" + oid + ", null)");
            assertThat(TypeNames.builtIn(name)).as(name).isEqualTo(oid);
            assertThat(server.text("select typarray from pg_type where oid = " + oid))
                    .as(name)
                    .satisfies(array -> assertThat(BuiltIns.arrayOf(oid)).isIn(0, Integer.parseInt(array)));
            if (codec instanceof ArrayCodec array) {
                assertThat(server.text("select typelem from pg_type where oid = " + oid))
                        .isEqualTo(Integer.toString(array.elementOid()));
            }
        });
    }

    @Test
    void anUnknownTypeIsTextUntilItIsLookedUpInOneQuestionForAll() {
        int mood = fresh("mood_a", "type mood_a as enum ('happy', 'sad')");
        int moods = server.oid("mood_a[]");
        assertThat(server.registry.binaryResult(mood)).isFalse();
        assertThat(server.cell(mood, "happy").objectAt(0)).isEqualTo("happy");

        int before = server.questions;
        server.registry.resolve(server, mood, moods, Oids.INT4);

        assertThat(server.questions - before).isEqualTo(1);
        assertThat(server.registry.typeName(mood)).isEqualTo("mood_a");
        assertThat(server.registry.unknown(mood, moods)).isEmpty();
        assertThat(server.cell(moods, server.binary("mood_a[]", "'{happy,NULL}'::mood_a[]"))
                        .objectAt(0))
                .isEqualTo(Arrays.asList("happy", null));
    }

    @Test
    void anEnumerationIsReadAsAJavaEnumerationByItsLabel() {
        int mood = fresh("mood_b", "type mood_b as enum ('happy', 'sad')");
        server.registry.resolve(server, mood);
        var type = PgTypes.enumOf("mood_b", Mood.class);
        var row = server.cell(mood, server.binary("mood_b", "'sad'::mood_b"));

        assertThat(type.read(row, 0)).isEqualTo(Mood.sad);
        assertThat(type.encode(Mood.happy)).isEqualTo("happy");
        assertThatThrownBy(() -> PgTypes.enumOf("mood_b", Mood.class, constant -> "x" + constant.ordinal())
                        .read(row, 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no constant for the label sad");
    }

    @Test
    void aCompositeIsReadByItsAttributesAndAsARecord() {
        server.run("drop type if exists address cascade");
        server.run("create type address as (street text, zip_code int, tags text[])");
        server.run("drop type if exists person cascade; create type person as (name text, home address)");
        int person = server.oid("person");
        server.registry.resolve(server, person);
        var sql = "row('Ann', row('Main \"St\"', 7, array['a','b'])::address)::person";
        var bytes = server.binary("person", sql);

        var composite = (PgComposite) server.cell(person, bytes).objectAt(0);
        assertThat(composite.value("name")).isEqualTo("Ann");
        assertThat(((PgComposite) composite.value("home")).values())
                .containsExactly("Main \"St\"", 7, List.of("a", "b"));

        var type = PgTypes.composite("person", Person.class, MethodHandles.lookup());
        var ann = new Person("Ann", new Address("Main \"St\"", 7, List.of("a", "b")));
        assertThat(type.read(server.cell(person, bytes), 0)).isEqualTo(ann);
        assertThat(type.read(server.cell(person, server.text("select (" + sql + ")::text")), 0))
                .isEqualTo(ann);
        assertThat(written(server.registry.codec(person), ann, type)).isEqualTo(bytes);
        assertThat(written(server.registry.codec(person), composite, null)).isEqualTo(bytes);
        assertThat(server.binary(
                        "person",
                        "'"
                                + Literals.of(ann, server.registry.codec(person), type)
                                        .replace("'", "''") + "'::person"))
                .isEqualTo(bytes);
        assertThatThrownBy(() -> type.read(
                        server.cell(person, server.binary("person", "row('x', row('y', null, null)::address)::person")),
                        0))
                .isInstanceOf(UnexpectedNullException.class);
    }

    @Test
    void aCompositeThatHasChangedGivesOneErrorAndIsThenRight() {
        int point = fresh("spot", "type spot as (x int, y int)");
        server.registry.resolve(server, point);
        var plan = RowPlan.of(Server.description(point), server.registry, column -> true);
        server.run("alter type spot add attribute z int");
        var bytes = server.binary("spot", "row(1, 2, 3)::spot");

        var row = Server.on(plan.row(), bytes);
        assertThatThrownBy(() -> row.objectAt(0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("spot has changed");

        assertThat(plan.stale()).isTrue();
        server.registry.resolve(server, point);
        assertThat(((PgComposite) server.cell(point, bytes).objectAt(0)).names())
                .containsExactly("x", "y", "z");
    }

    @Test
    void aDomainIsReadAsItsBaseAlsoInsideOfArraysAndComposites() {
        server.run("drop domain if exists positive cascade; create domain positive as int check (value > 0)");
        int holder = fresh("holder", "type holder as (one positive, more positive[])");
        server.registry.resolve(server, holder, server.oid("positive"));

        assertThat(((PgComposite) server.cell(holder, server.binary("holder", "row(1, array[2,3])::holder"))
                                .objectAt(0))
                        .values())
                .containsExactly(1, List.of(2, 3));
    }

    @Test
    void rangesOfOnesOwnAndTheirMultiranges() {
        int range = fresh("float_range", "type float_range as range (subtype = float8)");
        int multirange = server.oid("float_multirange");
        server.registry.resolve(server, range, multirange);
        var type = PgTypes.multirange("float_multirange", SqlTypes.DOUBLE);
        var bytes = server.binary("float_multirange", "'{[1,2],(3,)}'::float_multirange");

        var ranges = type.read(server.cell(multirange, bytes), 0);

        assertThat(ranges).containsExactly(PgRange.closed(1.0, 2.0), new PgRange<>(3.0, null, false, false, false));
        assertThat(written(server.registry.codec(multirange), ranges, type)).isEqualTo(bytes);
    }

    @Test
    void anAnonymousRecordSaysItsTypesItself() {
        int mood = fresh("mood_c", "type mood_c as enum ('happy')");
        var bytes = server.binary("record", "row(1, 'a'::text, null::int, 'happy'::mood_c)");

        var values = ((PgComposite) server.cell(Oids.RECORD, bytes).objectAt(0)).values();

        assertThat(values.subList(0, 3)).isEqualTo(Arrays.asList(1, "a", null));
        assertThat(values.get(3))
                .isEqualTo(new PgOpaque(mood, "happy".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(server.registry.unknown()).contains(mood);
        server.registry.resolve(server);
        assertThat(((PgComposite) server.cell(Oids.RECORD, bytes).objectAt(0)).values())
                .endsWith("happy");
    }

    @Test
    void arraysWithDimensionsAndBoundsOfTheirOwn() {
        var bytes = server.binary("int4[]", "'[0:1][-1:0]={{1,2},{3,NULL}}'::int4[]");
        var type = PgTypes.arrayOf(SqlTypes.INTEGER);

        var array = type.read(server.cell(server.oid("int4[]"), bytes), 0);

        assertThat(array).isEqualTo(new PgArray<>(Arrays.asList(1, 2, 3, null), List.of(2, 2), List.of(0, -1)));
        assertThat(array.at(1, -1)).isEqualTo(3);
        assertThat(written(server.registry.codec(1007), array, type)).isEqualTo(bytes);
        assertThat(Literals.of(array, null, type)).isEqualTo("[0:1][-1:0]={{\"1\",\"2\"},{\"3\",NULL}}");
        assertThatThrownBy(() -> SqlTypes.array(SqlTypes.INTEGER).read(server.cell(1007, bytes), 0))
                .hasMessageContaining("2 dimensions");
    }

    @Test
    void arraysOfSeveralDimensionsAreListsOfLists() {
        var two = SqlTypes.array(SqlTypes.array(SqlTypes.INTEGER));
        var three = SqlTypes.array(two);

        assertThat(two.read(server.cell(1007, server.binary("int4[]", "'{{1,2},{3,NULL}}'::int4[]")), 0))
                .isEqualTo(List.of(List.of(1, 2), Arrays.asList(3, null)));
        assertThat(three.read(server.cell(1007, server.binary("int4[]", "'{{{1},{2}}}'::int4[]")), 0))
                .isEqualTo(List.of(List.of(List.of(1), List.of(2))));
        assertThat(three.read(server.cell(1007, server.binary("int4[]", "'{}'::int4[]")), 0))
                .isEqualTo(List.of());
        assertThatThrownBy(() -> two.read(server.cell(1007, server.binary("int4[]", "'{1,2}'::int4[]")), 0))
                .hasMessageContaining("has 1 dimensions, and is read as lists of 2 dimensions")
                .hasMessageContaining("PgArray");
        assertThatThrownBy(() -> two.read(server.cell(1007, server.binary("int4[]", "'[0:0][1:1]={{1}}'::int4[]")), 0))
                .hasMessageContaining("lower bounds [0, 1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hstore", "citext", "ltree"})
    void typesOfExtensionsAreKnownByTheirNames(String name) {
        server.run("create extension if not exists " + name);
        server.registry.resolveNames(server, List.of(name));
        int oid = server.registry.oid(name);
        var value = name.equals("hstore") ? Map.of("a", "1 \"x\"") : "Top.Science";
        var literal = name.equals("hstore") ? "\"a\"=>\"1 \\\"x\\\"\"" : "Top.Science";
        var bytes = server.binary(name, "'" + literal + "'::" + name);

        assertThat(server.registry.binaryResult(oid)).isTrue();
        assertThat(server.cell(oid, bytes).objectAt(0)).isEqualTo(value);
        assertThat(server.cell(oid, literal).objectAt(0)).isEqualTo(value);
        assertThat(written(server.registry.codec(oid), value, null)).isEqualTo(bytes);
        assertThat(Literals.of(value, null, null)).isEqualTo(literal);
    }

    @Test
    void aTypeThatIsThereNoMoreIsAskedForOnce() {
        int before = server.questions;
        server.registry.resolve(server, 99_999_999);
        server.registry.resolve(server, 99_999_999);

        assertThat(server.questions - before).isEqualTo(1);
        assertThat(server.registry.typeName(99_999_999)).isEqualTo("type 99999999");
    }

    @Test
    void aCodecOfOnesOwnServesItsTypeAndArraysOfIt() {
        record Celsius(int degrees) {}
        var codec = new PgCodec<Celsius>() {
            @Override
            public String typeName() {
                return "int4";
            }

            @Override
            public Class<Celsius> javaType() {
                return Celsius.class;
            }

            @Override
            public Celsius read(PgInput in) {
                return new Celsius(in.int32());
            }

            @Override
            public void write(Celsius value, PgOutput out) {
                out.int32(value.degrees());
            }
        };
        var registry = new TypeRegistry(List.of(codec));
        var plan = RowPlan.of(Server.description(Oids.INT4, 1007), registry, column -> true);
        var row = Server.on(plan.row(), server.binary("int4", "21::int4"), server.binary("int4[]", "array[1,2]"));

        assertThat(row.objectAt(0)).isEqualTo(new Celsius(21));
        assertThat(PgTypes.listOf(PgTypes.named("int4", Celsius.class)).read(row, 1))
                .containsExactly(new Celsius(1), new Celsius(2));
        assertThat(written(registry.codec(Oids.INT4), new Celsius(21), null))
                .isEqualTo(server.binary("int4", "21::int4"));
    }
}
