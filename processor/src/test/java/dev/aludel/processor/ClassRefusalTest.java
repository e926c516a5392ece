package dev.aludel.processor;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be an entity as a class, and what the error says to change. */
class ClassRefusalTest {
    @TempDir
    Path home;

    private void refused(String message, String wrong, String... others) {
        Refusal.expect(home, message, wrong, others);
    }

    @Test
    void anInterface() {
        refused(
                "User is an entity and an interface: only classes and records have rows; remove @Entity, or make it one",
                """
                @Entity
                interface User {} // here
                """);
    }

    @Test
    void anEnum() {
        refused(
                "User is an entity and an enum: only classes and records have rows; remove @Entity, or make it one",
                """
                @Entity
                enum User {} // here
                """);
    }

    @Test
    void anAbstractClass() {
        refused(
                "User is an entity and abstract, so that no row can become one: remove abstract, or make it a"
                        + " @MappedSuperclass of the entities that extend it",
                """
                @Entity
                abstract class User { // here
                    @Id long id;
                }
                """);
    }

    @Test
    void anInnerClass() {
        refused(
                "User is an entity and an inner class, whose objects need one of the class around it: make it static",
                """
                class Outer {
                    @Entity
                    class User { // here
                        @Id long id;
                    }
                }
                """);
    }

    @Test
    void aPrivateClass() {
        refused(
                "User is an entity and private, or within a private class: the generated code cannot name it; make them"
                        + " package-private or public",
                """
                class Outer {
                    @Entity
                    private static class User { // here
                        @Id long id;
                    }
                }
                """);
    }

    @Test
    void aGenericClass() {
        refused(
                "User is an entity with type parameters, and a table has one set of columns: remove them, or make it a"
                        + " @MappedSuperclass",
                """
                @Entity
                class User<T> { // here
                    @Id long id;
                }
                """);
    }

    @Test
    void bothEntityAndMappedSuperclass() {
        refused(
                "User is both @Entity and @MappedSuperclass: it has a table of its own, or lends its fields to others;"
                        + " remove one of the two",
                """
                @Entity
                @MappedSuperclass
                class User { // here
                    @Id long id;
                }
                """);
    }

    @Test
    void anEntityThatExtendsOne() {
        refused(
                "Admin extends the entity User: a table per entity has no place for that; move what they share to a"
                        + " @MappedSuperclass",
                """
                @Entity
                class Admin extends User { // here
                    @Id long number;
                }
                """,
                """
                @Entity
                class User {
                    @Id long id;
                }
                """);
    }

    @Test
    void aSuperclassWithFieldsThatIsNotMapped() {
        refused(
                "User extends Named, whose field name is not mapped: make that class a @MappedSuperclass, or its fields"
                        + " @Transient",
                """
                @Entity
                class User extends Named { // here
                    @Id long id;
                }
                """,
                """
                class Named {
                    String name = "";
                }
                """);
    }

    @Test
    void aClassWithTheNameOfTheMetamodel() {
        refused(
                "User needs the name User_ for its metamodel, and there is a class of that name: rename one of the two",
                """
                @Entity
                class User { // here
                    @Id long id;
                }
                """,
                """
                class User_ {}
                """);
    }

    @Test
    void aClassWithTheNameOfANestedOnesMetamodel() {
        refused(
                "User needs the name Outer_User_ for its metamodel, and there is a class of that name: rename one of the"
                        + " two",
                """
                class Outer {
                    @Entity
                    static class User { // here
                        @Id long id;
                    }
                }
                """,
                """
                class Outer_User_ {}
                """);
    }

    @Test
    void twoEntitiesWhoseMetamodelsWouldBeOne() {
        refused(
                "Outer_User needs the name Outer_User_ for its metamodel, and there is a class of that name: rename one of"
                        + " the two",
                """
                class Outer {
                    @Entity
                    static class User {
                        @Id long id;
                    }
                }
                @Entity
                class Outer_User { // here
                    @Id long id;
                }
                """);
    }

    @Test
    void noKey() {
        refused("User is an entity without a key: annotate the field that identifies it with @Id", """
                @Entity
                class User { // here
                    long id;
                }
                """);
    }

    @Test
    void twoKeys() {
        refused(
                "User.number is a second @Id beside User.id: keys of several columns do not exist yet; keep one @Id, and"
                        + " use @UniqueColumns for the rest",
                """
                @Entity
                class User {
                    @Id long id;
                    @Id long number; // here
                }
                """);
    }

    @Test
    void twoVersions() {
        refused("User.changes is a second @Version beside User.version: keep one of them", """
                @Entity
                class User {
                    @Id long id;
                    @Version int version;
                    @Version int changes; // here
                }
                """);
    }

    @Test
    void noConstructorForRows() {
        refused(
                "User has no constructor that a row can be read with: add a package-private User() {}, or a constructor"
                        + " that is not private, throws no checked exception, and whose parameters have the names and types"
                        + " of columns",
                """
                @Entity
                class User { // here
                    @Id long id;
                    String name;
                    private User() { name = ""; }
                    User(String fullName) { name = fullName; }
                    User(long name) { this.name = "" + name; }
                    User(long id, String name) throws java.io.IOException { this.name = name; }
                }
                """);
    }

    @Test
    void aFinalFieldThatNoConstructorTakes() {
        refused(
                "User.email is final, but the constructor that User is read with, (id, name), does not take it: remove"
                        + " final, or add a parameter of its name and type",
                """
                @Entity
                class User {
                    @Id long id;
                    String name;
                    final String email; // here
                    User(long id, String name) { this.id = id; this.name = name; this.email = name + "@example.com"; }
                }
                """);
    }

    @Test
    void aGroupThatNamesNoField() {
        refused(
                "User has @UniqueColumns that names mail, which is not one of its mapped fields: use one of id, name",
                """
                @Entity
                @UniqueColumns({"name", "mail"})
                class User { // here
                    @Id long id;
                    String name = "";
                }
                """);
    }

    @Test
    void aGroupWithoutFields() {
        refused("User has @IndexColumns without columns: name its fields, or remove it", """
                @Entity
                @IndexColumns({})
                class User { // here
                    @Id long id;
                }
                """);
    }

    @Test
    void aGroupThatNamesAFieldTwice() {
        refused("User has @IndexColumns that names a field twice: remove one", """
                @Entity
                @IndexColumns({"id", "id"})
                class User { // here
                    @Id long id;
                }
                """);
    }
}
