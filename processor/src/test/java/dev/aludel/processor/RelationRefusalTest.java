package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be a relationship, and what the error says to change. */
class RelationRefusalTest {
    private static final String TEAM = """
            @Entity
            class Team {
                @Id long id;
                String name = "";
                @OneToMany(backPopulates = "team") final Many<User> users = Team_.users(this);
                Team() {}
            }
            """;

    @TempDir
    Path home;

    /** A User with a field that is wrong, beside a Team that is right unless another is given. */
    private void refusedRef(String message, String field) {
        refusedRef(
                message,
                field,
                TEAM.replace("@OneToMany(backPopulates = \"team\") final Many<User> users = Team_.users(this);", ""));
    }

    private void refusedRef(String message, String field, String team) {
        Refusal.expect(home, message, """
                @Entity
                class User {
                    @Id long id;
                    %s // here
                    User() {}
                }
                """.formatted(field), team);
    }

    /** A Team with a field that is wrong, beside a User with this Ref. */
    private void refusedMany(String message, String field, String ref) {
        Refusal.expect(home, message, """
                @Entity
                class Team {
                    @Id long id;
                    %s // here
                    Team() {}
                }
                """.formatted(field), """
                @Entity
                class User {
                    @Id long id;
                    String name = "";
                    %s
                    User() {}
                }
                """.formatted(ref));
    }

    @Test
    void aRefWithoutManyToOne() {
        refusedRef(
                "User.team is a Ref without @ManyToOne: add it, with the names of column and inverse where needed",
                "final Ref<Team> team = User_.team(this);");
    }

    @Test
    void aRefThatIsNotFinal() {
        refusedRef(
                "User.team is a Ref and not final: what it holds changes, the Ref itself does not; make it final and"
                        + " initialise it with User_.team(this)",
                "@ManyToOne Ref<Team> team = User_.team(this);");
    }

    @Test
    void aRefThatIsNullableItself() {
        refusedRef(
                "User.team is a @Nullable Ref: the Ref is always there; write Ref<@Nullable ...> if it may refer to nothing",
                "@ManyToOne final @Nullable Ref<Team> team = User_.team(this);");
    }

    @Test
    void aRefToWhatIsNoEntity() {
        refusedRef(
                "User.team is of type dev.aludel.orm.Ref<java.lang.String>, but a Ref is of one class that is annotated with"
                        + " @Entity: name that class",
                "@ManyToOne final Ref<String> team = User_.team(this);");
    }

    @Test
    void aRefToAnEntityWithoutKey() {
        var compilation = Compilation.of(home, """
                package demo;
                import dev.aludel.orm.*;
                import dev.aludel.orm.annotation.*;
                @Entity class User {
                    @Id long id;
                    @ManyToOne final Ref<Team> team = User_.team(this);
                }
                """, """
                package demo;
                import dev.aludel.orm.annotation.*;
                @Entity class Team {}
                """);
        assertThat(compilation.refusals())
                .containsExactlyInAnyOrder(
                        "User.java:6 User.team refers to Team, which has no @Id of a type that a column can hold: correct that"
                                + " first",
                        "Team.java:3 Team is an entity without a key: annotate the field that identifies it with @Id");
    }

    @Test
    void aRefWhoseInverseDoesNotExist() {
        refusedRef(
                "User.team names the inverse Team.members, which is not a Many<User> field: Team has none; add one",
                "@ManyToOne(backPopulates = \"members\") final Ref<Team> team = User_.team(this);");
    }

    @Test
    void aRefWhoseInverseHasAnotherName() {
        refusedRef(
                "User.team names the inverse Team.members, which is not a Many<User> field: use one of Team's: users",
                "@ManyToOne(backPopulates = \"members\") final Ref<Team> team = User_.team(this);",
                TEAM.replace("@OneToMany(backPopulates = \"team\") final", "@Transient final")
                        .replace("Team_.users(this)", "null"));
    }

    @Test
    void aRefThatCannotBecomeNull() {
        refusedRef(
                "User.team is set to NULL when its target is deleted, but is NOT NULL: make it a Ref<@Nullable ...>, or choose"
                        + " another onDelete",
                "@ManyToOne(onDelete = OnDelete.SET_NULL) final Ref<Team> team = User_.team(this);");
    }

    @Test
    void annotationsOfColumnsOnARef() {
        refusedRef(
                "User.team is a Ref, where @Column says nothing: name the column in @ManyToOne(column = \"...\")",
                "@ManyToOne @Column(name = \"t\") final Ref<Team> team = User_.team(this);");
        refusedRef(
                "User.team is a Ref, where @OneToMany says nothing: use @ManyToOne",
                "@OneToMany(backPopulates = \"x\") final Ref<Team> team = User_.team(this);");
    }

    @Test
    void aColumnNamedLikeTheKeyOfARef() {
        refusedRef(
                "User.teamId and User.team are both called teamId in the metamodel: rename one of them",
                "@ManyToOne final Ref<Team> team = User_.team(this); @Column(name = \"t\") long teamId;");
    }

    @Test
    void waysOfLoadingThatDoNotExistYet() {
        refusedRef(
                "User.team is loaded by SUBQUERY, which does not exist yet: use Loading.SELECTIN, which takes one more"
                        + " statement",
                "@ManyToOne(load = Loading.SUBQUERY) final Ref<Team> team = User_.team(this);");
    }

    @Test
    void aRefInARecord() {
        Refusal.expect(
                home,
                "User.team is a Ref in a record, whose components are values: keep the key, with @References(...) for the"
                        + " foreign key, or make the entity a class",
                """
                @Entity
                record User(
                    @Id long id,
                    @ManyToOne Ref<Team> team // here
                ) {}
                """,
                "@Entity class Team { @Id long id; }");
    }

    @Test
    void aManyInARecord() {
        Refusal.expect(
                home,
                "Team.users is a Many in a record, whose components are values: query for the others, or make the entity a"
                        + " class",
                """
                @Entity
                record Team(
                    @Id long id,
                    @OneToMany(backPopulates = "team") Many<User> users // here
                ) {}
                """,
                "@Entity class User { @Id long id; }");
    }

    @Test
    void aRefInAMappedSuperclass() {
        Refusal.expect(
                home,
                "Base.team is a Ref in a @MappedSuperclass, where the metamodel of the entity is not known: declare it in"
                        + " User",
                """
                @MappedSuperclass
                class Base {
                    @ManyToOne final Ref<Team> team = null; // here
                }
                """,
                "@Entity class User extends Base { @Id long id; }",
                "@Entity class Team { @Id long id; }");
    }

    @Test
    void aManyWithoutOneToMany() {
        refusedMany(
                "Team.users is a Many without @OneToMany: add @OneToMany(backPopulates = \"...\") with the name of the Ref on"
                        + " the other side",
                "final Many<User> users = Team_.users(this);",
                "");
    }

    @Test
    void aManyWithoutInverse() {
        refusedMany(
                "Team.users is a Many without an inverse: name the Ref<Team> field of User in backPopulates",
                "@OneToMany(backPopulates = \"\") final Many<User> users = Team_.users(this);",
                "");
    }

    @Test
    void aManyWhoseInverseDoesNotExist() {
        refusedMany(
                "Team.users names the inverse User.team, which is not a Ref<Team> field: User has none; add one",
                "@OneToMany(backPopulates = \"team\") final Many<User> users = Team_.users(this);",
                "");
    }

    @Test
    void aManyWhoseInverseIsAColumn() {
        refusedMany(
                "Team.users names the inverse User.name, which is not a Ref<Team> field: use one of User's: team",
                "@OneToMany(backPopulates = \"name\") final Many<User> users = Team_.users(this);",
                "@ManyToOne final Ref<Team> team = User_.team(this);");
    }

    @Test
    void aManyWhoseInverseRefersElsewhere() {
        refusedMany(
                "Team.users names the inverse User.boss, which is not a Ref<Team> field: User has none; add one",
                "@OneToMany(backPopulates = \"boss\") final Many<User> users = Team_.users(this);",
                "@ManyToOne final Ref<@Nullable User> boss = User_.boss(this);");
    }

    @Test
    void aManyWhoseInverseDoesNotNameItBack() {
        refusedMany(
                "Team.users names the inverse User.team, which names none: write @ManyToOne(backPopulates = \"users\") there",
                "@OneToMany(backPopulates = \"team\") final Many<User> users = Team_.users(this);",
                "@ManyToOne final Ref<Team> team = User_.team(this);");
    }

    @Test
    void orphansThatOutliveTheirOwner() {
        refusedMany(
                "Team.users has orphanDelete without Cascade.DELETE: what does not outlive leaving its owner cannot outlive"
                        + " the owner; add cascade = Cascade.DELETE",
                "@OneToMany(backPopulates = \"team\", orphanDelete = true) final Many<User> users = Team_.users(this);",
                "@ManyToOne(backPopulates = \"users\") final Ref<Team> team = User_.team(this);");
    }

    @Test
    void anOrderByWhatIsNoColumn() {
        refusedMany(
                "Team.users is ordered by nick, which is not a column of User: use one of id, name",
                "@OneToMany(backPopulates = \"team\", orderBy = \"nick\") final Many<User> users = Team_.users(this);",
                "@ManyToOne(backPopulates = \"users\") final Ref<Team> team = User_.team(this);");
    }
}
