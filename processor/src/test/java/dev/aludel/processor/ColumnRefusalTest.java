package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be a column, and what the error says to change. */
class ColumnRefusalTest {
    private static final String POSSIBLE =
            "use short, int, long, float, double, boolean and their boxes, BigDecimal, String,"
                    + " byte[], Instant, LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Duration, UUID, enums, a class of yours"
                    + " with @Convert or @AsJson, Ref or Many for relationships, or @Transient";

    private static final String CONVERTER = """
            public class ColorConverter implements ValueConverter<Color, Integer> {
                public ColorConverter() {}
                @Override public Integer toStored(Color value) { return value.rgb(); }
                @Override public Color fromStored(Integer stored) { return new Color(stored); }
            }
            record Color(int rgb) {}
            """;

    @TempDir
    Path home;

    private void refused(String message, String wrong, String... others) {
        Refusal.expect(home, message, wrong, others);
    }

    /** An entity with one more field, which is wrong. */
    private void refusedField(String message, String field, String... others) {
        refused(message, """
                @Entity
                class User {
                    @Id long id;
                    String name = "";
                    %s // here
                    User() {}
                }
                """.formatted(field), others);
    }

    /** A record with one more component, which is wrong. */
    private void refusedComponent(String message, String component) {
        refused(message, """
                @Entity
                record User(
                        @Id long id,
                        %s // here
                ) {}
                """.formatted(component));
    }

    @Test
    void aColumnThatTheDatabaseWrites() {
        refusedField(
                "User.age is written by the database, and a primitive, which is never null and so always sent: use its box,"
                        + " or Fetched.AFTER_WRITE",
                "@Column(fetched = dev.aludel.schema.Fetched.AFTER_INSERT) int age;");
        refusedField(
                "User.age is written by the database, and final: it is set after the flush; remove final",
                "@Column(computed = \"id + 1\") final int age = 1;");
        refusedField(
                "User.age is written by the database, and the @Version, which a session has to know: use @Generated for a key"
                        + " that is drawn, or another field",
                "@Version @Column(fetched = dev.aludel.schema.Fetched.AFTER_WRITE) int age;");
        refusedField(
                "User.age is computed, and something else is said to fill it in: remove serverDefault, serverOnUpdate"
                        + " and fetched",
                "@Column(computed = \"id + 1\", serverDefault = \"1\") int age;");
        refusedField(
                "User.age is serverOnUpdate and of type int, which holds no moment: use Instant, LocalDateTime or"
                        + " OffsetDateTime",
                "@Column(serverOnUpdate = true) int age;");
        refusedField(
                "User.changed is serverOnUpdate and so never sent, and has no value before the first change: add"
                        + " serverDefault = \"CURRENT_TIMESTAMP\", or make it @Nullable",
                "@Column(serverOnUpdate = true) java.time.Instant changed;");
    }

    @Test
    void aPrivateField() {
        refusedField(
                "User.age is private, and the generated code in this package reads and writes it: make it package-private,"
                        + " or @Transient if it is not a column",
                "private int age;");
    }

    @Test
    void aStaticField() {
        refusedField(
                "User.age is static and so not mapped, but has @Column: remove one of the two",
                "@Column static int age;");
    }

    @Test
    void aTransientField() {
        refusedField(
                "User.age is transient and so not mapped, but has @Column: remove one of the two",
                "@Column transient int age;");
        refusedField(
                "User.age is @Transient and so not mapped, but has @Version: remove one of the two",
                "@Transient @Version int age;");
    }

    @Test
    void anUnreachableFieldOfAMappedSuperclass() {
        var compilation = Compilation.of(home, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity class User extends other.Base {
                    @Id long id;
                }
                """, """
                package other;
                import dev.aludel.orm.annotation.*;
                @MappedSuperclass
                public class Base {
                    public int right;
                    protected int wrong;
                }
                """);
        assertThat(compilation.refusals())
                .containsExactly(
                        "Base.java:6 Base.wrong cannot be reached from the package of User, where the generated"
                                + " code is: make it public, or move the two classes to one package");
    }

    @Test
    void anUnsupportedType() {
        refusedField("User.age is of type char, which no column can hold: " + POSSIBLE, "char age;");
        refusedField("User.age is of type byte, which no column can hold: " + POSSIBLE, "byte age;");
        refusedField("User.age is of type java.lang.Object, which no column can hold: " + POSSIBLE, "Object age = 1;");
        refusedField("User.age is of type int[], which no column can hold: " + POSSIBLE, "int[] age = {};");
        refusedField(
                "User.age is of type java.util.Date, which no column can hold: " + POSSIBLE, "Date age = new Date();");
    }

    @Test
    void anOptional() {
        refusedField(
                "User.age is of type java.util.Optional, which no column can hold: say @Nullable with the type itself",
                "Optional<Integer> age = Optional.empty();");
    }

    @Test
    void aCollection() {
        refusedField(
                "User.tags is of type java.util.List, which no column can hold: related entities are a Many<...> with"
                        + " @OneToMany; other values need @AsJson, @Convert, or @Transient",
                "List<String> tags = List.of();");
    }

    @Test
    void anEntityInsteadOfARef() {
        refusedField(
                "User.team is of type demo.Team, which no column can hold: refer to the entity with @ManyToOne final"
                        + " Ref<Team>, or keep its key with @References(Team.class)",
                "Team team = new Team();",
                """
                @Entity
                class Team {
                    @Id long id;
                }
                """);
    }

    @Test
    void aNullablePrimitive() {
        refusedField(
                "User.age is @Nullable and a primitive, which is never null: use Integer",
                "@Maybe.Nullable int age;",
                """
                class Maybe {
                    @interface Nullable {}
                }
                """);
    }

    @Test
    void aNullableThatMeansTheElements() {
        refusedField(
                "User.photo says @Nullable of the array's elements: write byte @Nullable [] if the column may be NULL",
                "@Nullable byte[] photo = {};");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @Column(length = 5) int age;                   | has a length, which only a String has: remove it
                    @Column(length = 5) Thread.State age = Thread.State.NEW; | has a length, which only a String has: remove it
                    @Column(length = 0) String age = "";           | has the length 0: give 1 or more, or leave it out for unlimited text
                    @Column(precision = 5, scale = 2) double age;  | has a precision or scale, which only a BigDecimal has: remove it
                    @Column(scale = 2) String age = "";            | has a precision or scale, which only a BigDecimal has: remove it
                    @Column(precision = 5) BigDecimal age = BigDecimal.ONE; | has only one of precision and scale: give both, such as precision = 12, scale = 2
                    @Column(precision = 2, scale = 5) BigDecimal age = BigDecimal.ONE; | has precision 2 and scale 5: give 1 digit or more, and a scale from 0 to the precision
                    @Enumerated String age = "";                   | has @Enumerated but is not an enum: remove @Enumerated
                    """)
    void limitsAndStoragesThatDoNotFitTheType(String field, String message) {
        refusedField("User.age " + message, field);
    }

    @Test
    void aColumnNameThatIsTaken() {
        refusedField(
                "User.nick and User.name are both kept in the column name: name another column for one of them",
                "@Column(name = \"name\") String nick = \"\";");
    }

    @Test
    void aFieldWithTheNameOfTheMetamodelsConstant() {
        refusedField("User.USER is called like the metamodel's constant USER: rename the field", "int USER;");
    }

    @Test
    void aFieldThatHidesAnInheritedOne() {
        refused("User.name hides Named.name, and both are mapped: rename one of them", """
                @Entity
                class User extends Named {
                    @Id long id;
                    @Column(name = "nick") String name = ""; // here
                }
                """, """
                @MappedSuperclass
                class Named {
                    String name = "";
                }
                """);
    }

    @Test
    void anEnumThatCannotBeNamed() {
        refusedField(
                "User.role is of the enum Role, which the generated code cannot name: make it package-private or public",
                "Role role = Role.GUEST; private enum Role { GUEST }");
    }

    @ParameterizedTest
    @CsvSource({"String,java.lang.String", "double,double", "BigDecimal,java.math.BigDecimal"})
    void generatedKeysThatDoNotCount(String type, String said) {
        var wrong = """
                @Entity
                class User {
                    @Id @Generated %s id; // here
                    User() { throw new IllegalStateException(); }
                }
                """.formatted(type.equals("double") ? type : "@Nullable " + type);
        var message = "User.id is @Generated and of type " + said
                + ": the database draws short, int and long only (or their boxes); change the type, or remove @Generated and"
                + " set the key yourself";
        if (type.equals("String")) {
            refused(message, wrong);
        } else {
            // It is no key at all, so that there are two messages.
            var compilation = Compilation.of(
                    home,
                    "package demo; import dev.aludel.orm.annotation.*; import java.math.*;"
                            + " import org.jspecify.annotations.*;\n" + wrong);
            assertThat(compilation.refusals()).contains("User.java:4 " + message);
        }
    }

    @Test
    void generatedWithoutId() {
        refusedField(
                "User.number is @Generated and not the @Id: the database draws keys only; remove @Generated or add @Id",
                "@Generated long number;");
    }

    @Test
    void aFinalGeneratedKey() {
        refused("User.id is @Generated and final: it is set after the insert; remove final", """
                @Entity
                class User {
                    @Id @Generated final long id; // here
                    User(long id) { this.id = id; }
                }
                """);
    }

    @ParameterizedTest
    @CsvSource({"double,double", "float,float", "BigDecimal,java.math.BigDecimal", "byte[],byte[]", "boolean,boolean"})
    void keysThatAreNotEqualWhenTheDatabaseSaysSo(String type, String said) {
        refused(
                "User.id is the @Id and of type " + said
                        + ", whose values are not equal when the database says they are: use an integer, a String, a UUID, a"
                        + " date, an enum, or a class of yours with @Convert",
                """
                @Entity
                class User {
                    @Id %s id; // here
                    User(%s id) { this.id = id; }
                }
                """.formatted(type, type));
    }

    @Test
    void versionsThatDoNotCount() {
        refusedField(
                "User.version is the @Version and of type java.lang.String: a version is a counter; use int or long",
                "@Version String version = \"\";");
        refusedField(
                "User.version is the @Version and of type short: a version is a counter; use int or long",
                "@Version short version;");
        refusedField(
                "User.version is the @Version and @Nullable: a row always has one; remove @Nullable",
                "@Version @Nullable Integer version;");
        refusedField(
                "User.version is the @Version and final: it counts with each update; remove final",
                "@Version final int version = 0;");
    }

    @Test
    void aKeyThatIsAVersion() {
        refused("User.id is both @Id and @Version: a key does not change; use a field for each", """
                @Entity
                class User {
                    @Id @Version int id; // here
                }
                """);
    }

    @Test
    void referencesToWhatIsNoEntity() {
        refusedField(
                "User.teamId refers to demo.Team, which is not an entity with an @Id: name an @Entity class",
                "@References(Team.class) long teamId;",
                "class Team {}");
    }

    @Test
    void referencesOfAnotherType() {
        refusedField(
                "User.teamId is of type java.lang.Integer, but the key of Team is of type java.lang.Long: give both the same"
                        + " type",
                "@References(Team.class) int teamId;",
                "@Entity class Team { @Id long id; }");
    }

    @Test
    void referencesThatCannotBecomeNull() {
        refusedField(
                "User.teamId is set to NULL when its target is deleted, but is NOT NULL: make it @Nullable, or choose another"
                        + " onDelete",
                "@References(value = Team.class, onDelete = OnDelete.SET_NULL) long teamId;",
                "@Entity class Team { @Id long id; }");
    }

    @Test
    void aConverterOfAnotherType() {
        refusedField(
                "User.shade is of type String, but ColorConverter converts demo.Color: change one of the two",
                "@Convert(ColorConverter.class) String shade = \"\";",
                CONVERTER);
    }

    @Test
    void aConverterThatStoresWhatNoColumnHolds() {
        refusedField(
                "User.color is stored by Boxed as java.lang.Object, which no column can hold: convert to one of short, int,"
                        + " long, float, double, boolean and their boxes, BigDecimal, String, byte[], Instant, LocalDate,"
                        + " LocalTime, LocalDateTime, OffsetDateTime, Duration, UUID",
                "@Convert(Boxed.class) String color = \"\";",
                """
                public class Boxed implements ValueConverter<String, Object> {
                    @Override public Object toStored(String value) { return value; }
                    @Override public String fromStored(Object stored) { return stored.toString(); }
                }
                """);
    }

    @Test
    void aConverterThatCannotBeMade() {
        refusedField(
                "User.color is converted by Boxed, which the generated code cannot make: it must be a public class that is not"
                        + " abstract, static if nested, with a public constructor without parameters",
                "@Convert(Boxed.class) String color = \"\";",
                """
                public class Boxed implements ValueConverter<String, String> {
                    private Boxed() {}
                    @Override public String toStored(String value) { return value; }
                    @Override public String fromStored(String stored) { return stored; }
                }
                """);
    }

    @Test
    void jsonOfWhatIsNone() {
        refusedField("User.age is of type int, which a column holds as it is: remove @AsJson", "@AsJson int age;");
        refusedField(
                "User.team is an entity, whose row is its own: refer to it with @ManyToOne final Ref<Team>, or keep a record"
                        + " of what you need as JSON",
                "@AsJson Team team = new Team();",
                """
                @Entity
                class Team {
                    @Id long id;
                }
                """);
        refusedField(
                "User.color has @AsJson and @Convert, which both say how it is kept: remove one of them",
                "@AsJson @Convert(ColorConverter.class) Color color = new Color(1);",
                CONVERTER);
        refusedField(
                "User.tags has a length, which only a String has: remove it",
                "@AsJson @Column(length = 9) List<String> tags = List.of();");
    }

    @Test
    void jsonThatChangesWhereItIsFinal() {
        refusedField(
                "User.tags is final and of type java.util.List<java.lang.String>, whose values can change: after a rollback it"
                        + " gets the value of its row; remove final",
                "@AsJson final List<String> tags = new java.util.ArrayList<>();");
    }

    @Test
    void jsonAsTheKey() {
        refused(
                "User.id is the @Id and of type demo.Point, kept as JSON: use an integer, a String, a UUID, a date, an enum, or"
                        + " a class of yours with @Convert",
                """
                @Entity
                class User {
                    @Id @AsJson Point id; // here
                    User(Point id) { this.id = id; }
                }
                record Point(int x, int y) {}
                """);
    }

    @Test
    void annotationsOfRelationshipsOnColumns() {
        refusedField(
                "User.team is a column, where @ManyToOne says nothing: declare the field as final Ref<...>, or use"
                        + " @References",
                "@ManyToOne long team;");
        refusedField(
                "User.team is a column, where @OneToMany says nothing: declare the field as final Many<...>",
                "@OneToMany(backPopulates = \"x\") long team;");
    }

    @Test
    void componentsOfRecords() {
        refusedComponent("User.age is of type char, which no column can hold: " + POSSIBLE, "char age");
        refusedComponent(
                "User.version is the @Version and of type short: a version is a counter; use int or long",
                "@Version short version");
        refusedComponent(
                "User.age is @Transient, but a record is made of all its components: remove @Transient, or make the entity a"
                        + " class",
                "@Transient int age");
    }
}
