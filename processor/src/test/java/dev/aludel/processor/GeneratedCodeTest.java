package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated code compiles wherever entities do, with every lint as an error. */
class GeneratedCodeTest {
    @TempDir
    Path home;

    private static final String UNMARKED_USER = """
            package demo;
            import dev.aludel.orm.*;
            import dev.aludel.orm.annotation.*;
            @Entity
            public final class User {
                @Id @Generated long id;
                String name = "";
                @OneToMany(backPopulates = "author", cascade = Cascade.DELETE, orphanDelete = true, orderBy = "title")
                final Many<Post> posts = User_.posts(this);
                public User() {}
            }
            """;

    private static final String UNMARKED_POST = """
            package demo;
            import dev.aludel.orm.*;
            import dev.aludel.orm.annotation.*;
            @Entity
            public final class Post {
                @Id @Generated long id;
                String title = "";
                @ManyToOne(backPopulates = "posts") final Ref<User> author = Post_.author(this);
                public Post() {}
            }
            """;

    private Compilation compiles(String... sources) {
        return compiles(new Compilation.Run(sources));
    }

    private Compilation compiles(Compilation.Run run) {
        var compilation = run.in(home);
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        return compilation;
    }

    @Test
    void inANullMarkedPackage() {
        compiles(Sources.NULL_MARKED, Sources.USER, Sources.POST);
    }

    @Test
    void withoutJspecify() {
        var compilation = compiles(new Compilation.Run(UNMARKED_USER, UNMARKED_POST).withoutJspecify());
        assertThat(compilation.generated("demo.User_"))
                .doesNotContain("jspecify")
                .doesNotContain("Nullable");
    }

    @Test
    void inAModuleThatRequiresTheOrmOnly() {
        compiles(new Compilation.Run("module demo { requires dev.aludel.orm; }", UNMARKED_USER, UNMARKED_POST)
                .modular());
    }

    @Test
    void inAModuleThatExportsItsEntities() {
        // Transitive, because the annotations of exported classes are part of what is exported.
        var descriptor = "module demo { requires transitive dev.aludel.orm; exports demo; }";
        compiles(new Compilation.Run(descriptor, UNMARKED_USER, UNMARKED_POST).modular());
    }

    @Test
    void inANullMarkedModule() {
        var descriptor = "@org.jspecify.annotations.NullMarked module demo {"
                + " requires transitive dev.aludel.orm; requires static org.jspecify; exports demo; }";
        var compilation = compiles(new Compilation.Run(descriptor, UNMARKED_USER, UNMARKED_POST).modular());
        assertThat(compilation.messages(Diagnostic.Kind.NOTE)).isEmpty();
    }

    @Test
    void inTheUnnamedPackage() {
        var compilation = compiles("""
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Plain {
                    @Id int id;
                    static String table() { return Plain_.PLAIN.name(); }
                }
                """);
        assertThat(compilation.generatedFiles()).containsExactly("Plain_.java");
    }

    @Test
    void nestedAndNotPublic() {
        var compilation = compiles("""
                package demo;
                import dev.aludel.orm.*;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                class Outer {
                    @NullMarked
                    @Entity
                    static final class Inner {
                        @Id @Generated @Nullable Integer id;
                        @ManyToOne(backPopulates = "parts") final Ref<@Nullable Inner> whole = Outer_Inner_.whole(this);
                        @OneToMany(backPopulates = "whole") final Many<Inner> parts = Outer_Inner_.parts(this);
                        Kind kind = Kind.SMALL;
                        enum Kind { SMALL }
                    }
                    static String table() { return Outer_Inner_.INNER.name(); }
                }
                """);
        assertThat(compilation.generated("demo.Outer_Inner_"))
                .contains("\nfinal class Outer_Inner_ extends EntityTable<Outer.Inner, Integer>")
                .contains("public final ToOne<Outer.Inner, Outer.@Nullable Inner> whole;")
                .contains("super(null, \"inner\", alias);");
    }

    @Test
    void publicWithinWhatIsNot() {
        var compilation = compiles("""
                package demo;
                import dev.aludel.orm.annotation.*;
                class Outer {
                    @Entity public static final class Inner { @Id int id; }
                }
                """);
        assertThat(compilation.generated("demo.Outer_Inner_")).contains("\nfinal class Outer_Inner_");
    }

    @Test
    void withRelationshipsAcrossPackages() {
        compiles("""
                package shop;
                import dev.aludel.orm.*;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Item {
                    @Id long id;
                    @ManyToOne(backPopulates = "items") final Ref<people.Customer> customer = Item_.customer(this);
                    public Item() {}
                }
                """, """
                package people;
                import dev.aludel.orm.*;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Customer {
                    @Id String number = "";
                    @OneToMany(backPopulates = "customer") final Many<shop.Item> items = Customer_.items(this);
                    public Customer() {}
                }
                """);
    }

    @Test
    void withEntitiesOfTheSameNameInTwoPackages() {
        var compilation = compiles("""
                package one;
                import dev.aludel.orm.*;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Item {
                    @Id long id;
                    @ManyToOne final Ref<two.Item> other = Item_.other(this);
                    public Item() {}
                }
                """, """
                package two;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Item {
                    @Id long id;
                    public Item() {}
                }
                """);
        assertThat(compilation.generated("one.Item_"))
                .contains("ToOne<Item, two.Item> other")
                .contains("() -> two.Item_.ITEM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mapping", "Types", "List", "BitSet", "Objects", "IntColumn", "EntityTable", "Integer", "String",
                        "Object",
                "Override", "SuppressWarnings", "Class", "RowReader", "TableName", "Alias", "Entity", "Row", "At", "T"
            })
    void whateverTheEntityIsCalled(String name) {
        compiles("""
                package demo;
                import org.jspecify.annotations.*;
                @NullMarked
                @dev.aludel.orm.annotation.Entity
                public final class NAME {
                    @dev.aludel.orm.annotation.Id @dev.aludel.orm.annotation.Generated java.lang.@Nullable Integer id;
                    java.lang.String text = "";
                    @dev.aludel.orm.annotation.ManyToOne(backPopulates = "all")
                    final dev.aludel.orm.Ref<@Nullable NAME> one = NAME_.one(this);
                    @dev.aludel.orm.annotation.OneToMany(backPopulates = "one")
                    final dev.aludel.orm.Many<NAME> all = NAME_.all(this);
                    NAME() {}
                }
                """.replace("NAME", name));
    }

    @Test
    void whateverTheFieldsAreCalled() {
        compiles("""
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public record Names(
                        @Id int alias, String entity, String row, int at, int column, String value, byte[] snapshot, int changed,
                        String owner, java.math.BigDecimal old, String number, String mapping, String name, String table,
                        int relations, int definition, int key, String values, String columns, Kind types, String schema) {
                    enum Kind { A }
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class More {
                    @Id int alias; String entity = ""; String row = ""; int at; int column; String value = ""; int changed;
                    byte[] snapshot = {}; String owner = ""; float old; java.math.BigDecimal number = java.math.BigDecimal.ONE;
                    String mapping = ""; String name = ""; int relations; Names.Kind converter = Names.Kind.A; int $dollar; int _x;
                    More() {}
                }
                """);
    }

    @Test
    void withDeprecatedParts() {
        compiles("""
                package demo;
                import dev.aludel.orm.annotation.*;
                @Deprecated
                @Entity
                public final class Old {
                    @Id int id;
                    @Deprecated String name = "";
                    @Deprecated public Old() {}
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Going {
                    @Id int id;
                    @Deprecated(forRemoval = true) String name = "";
                    public Going() {}
                }
                """);
    }

    @Test
    void withAGenericMappedSuperclass() {
        var compilation = compiles("""
                package demo;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                @MappedSuperclass
                public abstract class Keyed<K extends Comparable<K>, V> {
                    @Id @Nullable K id;
                    public V note;
                    Keyed(V note) { this.note = note; }
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                import java.util.UUID;
                @Entity
                public final class Ticket extends Keyed<UUID, String> {
                    int number;
                    public Ticket(String note) { super(note); }
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity
                public final class Task extends Keyed<Integer, Integer> {
                    @References(Ticket.class) java.util.UUID ticket;
                    public Task(Integer note, java.util.UUID ticket) { super(note); this.ticket = ticket; }
                }
                """);
        assertThat(compilation.generated("demo.Ticket_"))
                .contains("EntityTable<Ticket, UUID>")
                .contains(
                        "public final ComparableColumn<UUID> id;\n    public final TextColumn note;\n    public final IntColumn number;");
        assertThat(compilation.generated("demo.Task_")).contains("public final IntColumn note;");
    }

    @Test
    void withAMappedSuperclassFromAnotherCompilation() {
        var library = Compilation.of(home.resolve("library"), """
                @org.jspecify.annotations.NullMarked
                package base;
                """, """
                package base;
                import dev.aludel.orm.annotation.*;
                import org.jspecify.annotations.*;
                @MappedSuperclass
                public abstract class Audited {
                    @Id @Generated public @Nullable Long id;
                    public @Nullable String createdBy;
                    public byte @Nullable [] signature;
                    public String kind = "";
                    @Version public int version;
                    protected Audited() {}
                }
                """, """
                package base;
                import dev.aludel.orm.annotation.*;
                @Entity(table = "teams")
                public final class Team extends Audited {
                    public Team() {}
                }
                """);
        assertThat(library.success()).as(library.toString()).isTrue();
        var compilation = compiles(new Compilation.Run("""
                        package demo;
                        import base.*;
                        import dev.aludel.orm.*;
                        import dev.aludel.orm.annotation.*;
                        @Entity
                        public final class Member extends Audited {
                            String name = "";
                            @ManyToOne final Ref<Team> team = Member_.team(this);
                            public Member() {}
                        }
                        """).with(library));
        assertThat(compilation.generatedFiles()).containsExactly("demo/Member_.java");
        assertThat(compilation.generated("demo.Member_"))
                .contains("textColumn(\"created_by\", SqlTypes.TEXT, true)")
                .contains("valueColumn(\"signature\", SqlTypes.BYTES, true)")
                .contains("textColumn(\"kind\", SqlTypes.TEXT)")
                .contains("longColumn(\"team_id\")")
                .contains(".references(new TableName(null, \"teams\"))");
    }

    @Test
    void withTwoHundredColumns() {
        var fields = new StringBuilder();
        var components = new StringBuilder("@Id int id");
        for (int column = 0; column < 200; column++) {
            fields.append("String text").append(column).append(" = \"\";\n");
            components.append(", String text").append(column);
        }
        compiles(
                "package demo;\nimport dev.aludel.orm.annotation.*;\n@Entity\npublic final class Wide {\n@Id int id;\n"
                        + fields + "}",
                "package demo;\nimport dev.aludel.orm.annotation.*;\n@Entity\npublic record Long_(" + components
                        + ") {}");
    }
}
