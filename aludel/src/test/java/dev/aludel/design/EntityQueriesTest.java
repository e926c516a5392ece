package dev.aludel.design;

import static dev.aludel.design.Post_.POST;
import static dev.aludel.design.User_.USER;
import static dev.aludel.sql.Sql.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.orm.Session;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities where queries are nested and put together: they are the session's objects there as well. */
@SuppressWarnings("NullAway")
@EveryDatabase
class EntityQueriesTest {
    private Aludel db;
    private Session session;

    @BeforeEach
    void open() {
        db = Aludel.open(TestDatabase.url(), USER, POST);
        db.createAll();
        db.begin(s -> {
            var ada = s.add(new User("Ada", "ada@example.com"));
            var bela = s.add(new User("Bela", "bela@example.com"));
            s.add(new User("Cleo", "cleo@example.com"));
            s.add(new Post("Engines", ada));
            s.add(new Post("Looms", ada));
            s.add(new Post("Tables", bela));
        });
        session = db.session();
    }

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    @Test
    void aQueryOfEntitiesInFromGivesTheSessionsObjects() {
        var recent = select(USER).where(USER.name.lt("C")).as("recent");
        var found = session.list(select(recent.get(USER)).orderBy(recent.get(USER.name)));
        assertThat(found).extracting(user -> user.name).containsExactly("Ada", "Bela");
        assertThat(found.getFirst()).isSameAs(session.get(USER, found.getFirst().id));
    }

    @Test
    void aRelationshipIsAskedWhetherItHasAMember() {
        var writing = select(USER).where(USER.posts.any()).orderBy(USER.name);
        var idle = select(USER).where(not(USER.posts.any()));
        var weaving = select(USER).where(USER.posts.any(POST.title.eq("Looms"), POST.id.gt(0)));
        var p = POST.as("p");
        var aliased = select(USER).where(USER.posts.any(p, p.title.eq("Tables")));

        assertThat(session.list(writing)).extracting(user -> user.name).containsExactly("Ada", "Bela");
        assertThat(session.list(idle)).extracting(user -> user.name).containsExactly("Cleo");
        assertThat(session.list(weaving)).extracting(user -> user.name).containsExactly("Ada");
        assertThat(session.list(aliased)).extracting(user -> user.name).containsExactly("Bela");
    }

    @Test
    void aReferenceIsAskedForWhatItRefersTo() {
        var adas =
                select(POST).where(POST.author.has(USER.name.startsWith("A"))).orderBy(POST.title);

        assertThat(session.list(adas)).extracting(post -> post.title).containsExactly("Engines", "Looms");
        assertThat(session.execute(update(POST).set(POST.title.to("x")).where(POST.author.has(USER.name.eq("Bela")))))
                .isEqualTo(1);
    }

    @Test
    void rawSqlGivesTheSessionsObjects() {
        var named = session.list(text("select * from users where name in (:names) order by name")
                .bind("names", List.of("Ada", "Cleo"))
                .into(USER));

        assertThat(named).extracting(user -> user.name).containsExactly("Ada", "Cleo");
        assertThat(named.getFirst()).isSameAs(session.get(USER, named.getFirst().id));
    }

    @Test
    void itsRelationshipsAreLoadedAsAsked() {
        var recent = select(USER).where(USER.name.lt("C")).as("recent");
        var found = session.list(select(recent.get(USER)).load(USER.posts.selectin()));
        assertThat(found).allMatch(user -> user.posts.loaded());
    }

    @Test
    void anEntityFromAnOptionalSide() {
        var titled = select(POST).where(POST.title.startsWith("T")).as("titled");
        var rows = session.list(selectAll(USER.name, titled.get(POST).optional())
                .from(USER)
                .leftJoin(titled, titled.get(POST.authorId).eq(USER.id))
                .orderBy(USER.name));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).asMap().values()).containsExactly("Ada", null);
        assertThat(((Post) rows.get(1).asMap().values().toArray()[1]).title).isEqualTo("Tables");
    }

    @Test
    void aUnionOfEntities() {
        var named = select(USER).where(USER.name.eq("Ada"));
        var others = select(USER).where(USER.name.ge("Bela"));
        assertThat(session.list(named.unionAll(others).orderBy(USER.name)))
                .extracting(user -> user.name)
                .containsExactly("Ada", "Bela", "Cleo");
    }

    @Test
    void existsOverARelationship() {
        assertThat(session.list(
                        select(USER).where(exists(select(POST.id).where(POST.author.on(), POST.title.eq("Tables"))))))
                .extracting(user -> user.name)
                .containsExactly("Bela");
    }

    @Test
    void countsPerUserByAQueryInFrom() {
        var posts = count(POST.id).as("posts");
        var counts = select(POST.authorId, posts).groupBy(POST.authorId).as("counts");
        assertThat(session.list(select(USER, coalesce(counts.get(posts), 0))
                        .leftJoin(counts, counts.get(POST.authorId).eq(USER.id))
                        .orderBy(USER.name)
                        .into((user, n) -> user.name + n)))
                .containsExactly("Ada2", "Bela1", "Cleo0");
    }

    @Test
    void foreignKeysOfEntitiesSayTheCondition() {
        assertThat(session.list(select(POST.title).join(USER).where(USER.name.eq("Bela"))))
                .containsExactly("Tables");
    }

    @Test
    void aRecursiveQueryFindsEntities() {
        var first = withRecursiveDistinct(
                "chain",
                select(USER.id).where(USER.name.eq("Ada")),
                found -> select(USER.id)
                        .from(USER)
                        .join(found, USER.id.eq(found.get(USER.id).plus(1))));
        assertThat(session.list(select(USER)
                        .where(USER.id.in(select(first.get(USER.id))))
                        .orderBy(USER.id)))
                .extracting(user -> user.name)
                .containsExactly("Ada", "Bela", "Cleo");
    }

    @Test
    void aPendingChangeIsSeenThroughAQueryInFrom() {
        try (var changing = db.session()) {
            changing.add(new User("Dora", "dora@example.com"));
            var all = select(USER).as("everyone");
            assertThat(changing.list(select(all.get(USER.name)).orderBy(all.get(USER.name))))
                    .containsExactly("Ada", "Bela", "Cleo", "Dora");
            changing.rollback();
        }
    }
}
