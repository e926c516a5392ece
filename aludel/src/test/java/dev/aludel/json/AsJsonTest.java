package dev.aludel.json;

import static dev.aludel.json.Badge_.BADGE;
import static dev.aludel.json.Member_.MEMBER;
import static dev.aludel.sql.Fn.json;
import static dev.aludel.sql.Sql.*;
import static dev.aludel.testkit.Expect.expectStatements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.error.DataException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.UnexpectedNullException;
import dev.aludel.json.Member.Address;
import dev.aludel.json.Member.Settings;
import dev.aludel.json.Member.Tag;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that are kept as JSON: read as they were, changed in place, found, refused. */
@EveryDatabase
class AsJsonTest {
    private static final Settings BLUE = new Settings("blue", 7);

    private Aludel db;

    @BeforeEach
    void open() {
        db = Aludel.open(TestDatabase.url(), MEMBER, BADGE);
        db.createAll();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private int stored() {
        return db.transact(s -> {
            var member = new Member(BLUE);
            member.tags.add(new Tag("a", 1));
            member.tags.add(new Tag("b", null));
            member.counts.put("x", 1);
            member.address = new Address();
            member.address.city = "Wien \uD83D\uDE80";
            member.document = "{\"free\": [1, 2]}";
            member.words.addAll(List.of("one", "two"));
            s.add(member);
            s.flush();
            return member.id;
        });
    }

    @Test
    void whatIsReadIsWhatWasStored() {
        int id = stored();
        db.use(s -> {
            Member member = s.get(MEMBER, id);
            assertThat(member.settings).isEqualTo(BLUE);
            assertThat(member.tags).containsExactly(new Tag("a", 1), new Tag("b", null));
            assertThat(member.counts).isEqualTo(Map.of("x", 1));
            assertThat(member.address.city).isEqualTo("Wien \uD83D\uDE80");
            assertThat(member.document.replace(" ", "")).isEqualTo("{\"free\":[1,2]}");
            assertThat(member.words).containsExactly("one", "two");
        });
    }

    @Test
    void whatIsNotTouchedIsNotWritten() {
        int id = stored();
        expectStatements(
                db.engine(),
                1,
                () -> db.begin(s -> {
                    Member member = s.get(MEMBER, id);
                    member.settings = new Settings("blue", 7);
                    member.tags = new ArrayList<>(member.tags);
                }));
    }

    @Test
    void aChangeInPlaceIsFound() {
        int id = stored();
        db.begin(s -> {
            Member member = s.get(MEMBER, id);
            member.tags.add(new Tag("c", 3));
            member.counts.merge("x", 1, Integer::sum);
            member.address.street = "Ring";
            member.words.set(0, "zero");
            // The query sends what is pending before it looks.
            assertThat(s.list(select(MEMBER.tags).where(MEMBER.id.eq(id))).getFirst())
                    .hasSize(3);
        });
        db.use(s -> {
            Member member = s.get(MEMBER, id);
            assertThat(member.tags).hasSize(3);
            assertThat(member.counts).isEqualTo(Map.of("x", 2));
            assertThat(member.address.street).isEqualTo("Ring");
            assertThat(member.words).containsExactly("zero", "two");
        });
    }

    @Test
    void aRollbackTakesAChangeInPlaceBack() {
        int id = stored();
        db.begin(s -> {
            Member member = s.get(MEMBER, id);
            var savepoint = s.savepoint();
            member.tags.clear();
            member.words.clear();
            s.flush();
            savepoint.close();
            assertThat(member.tags).hasSize(2);
            assertThat(member.words).hasSize(2);
            member.tags.removeFirst();
        });
        db.use(s -> assertThat(s.get(MEMBER, id).tags).containsExactly(new Tag("b", null)));
    }

    @Test
    void nothingIsNull() {
        int id = stored();
        db.begin(s -> s.get(MEMBER, id).address = null);
        db.use(s -> {
            assertThat(s.get(MEMBER, id).address).isNull();
            assertThat(s.count(select(MEMBER.id).where(MEMBER.address.isNull())))
                    .isEqualTo(1);
        });
        assertThatThrownBy(() -> db.begin(s -> s.get(MEMBER, id).tags = null))
                .isInstanceOf(NotNullException.class)
                .hasMessageContaining("Member.tags");
    }

    @Test
    void theNullOfJsonIsReadAsNull() {
        int id = stored();
        db.engine().begin(c -> c.execute(text("update members set address = 'null', tags = 'null'")));
        db.use(s -> {
            assertThat(s.list(select(MEMBER.address))).containsExactly((Address) null);
            assertThatThrownBy(() -> s.get(MEMBER, id))
                    .isInstanceOf(UnexpectedNullException.class)
                    .hasMessageContaining("members.tags");
        });
    }

    @Test
    void aDocumentThatDoesNotFitNamesItsColumn() {
        int id = stored();
        db.engine().begin(c -> c.execute(text("update members set settings = '[1]'")));
        db.use(s -> assertThatThrownBy(() -> s.get(MEMBER, id))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the result column settings holds no Settings")
                .hasMessageContaining("repair the row"));
    }

    @Test
    void whatCannotBeWrittenFailsBeforeAnythingIsSent() {
        int id = stored();
        expectStatements(
                db.engine(),
                1,
                () -> assertThatThrownBy(() -> db.begin(s -> {
                            Member member = s.get(MEMBER, id);
                            member.settings = new Settings("red", 1);
                            member.counts.put(null, 1);
                        }))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("members.counts")
                        .hasMessageContaining("cannot be written as JSON"));
    }

    @Test
    void conditionsLookInside() {
        int id = stored();
        db.use(s -> {
            assertThat(s.list(select(MEMBER.id)
                            .where(
                                    MEMBER.settings.eq(BLUE),
                                    MEMBER.counts.in(Map.of("x", 1), Map.of("y", 2)),
                                    json(MEMBER.tags).path(0, "name").asText().eq("a"),
                                    json(MEMBER.settings).path("size").asInt().gt(6))))
                    .containsExactly(id);
            assertThat(s.list(select(MEMBER.id, MEMBER.settings).into(Pair::new)))
                    .containsExactly(new Pair(id, BLUE));
        });
    }

    record Pair(Integer id, Settings settings) {}

    @Test
    void manyAtOnce() {
        db.begin(s -> {
            for (int i = 0; i < 60; i++) {
                var member = new Member(new Settings("c" + i, i));
                member.counts.put("n", i);
                s.add(member);
            }
        });
        db.begin(s -> s.list(select(MEMBER)).forEach(member -> member.tags.add(new Tag(member.settings.colour(), 1))));
        db.use(s -> {
            List<Member> members = s.list(select(MEMBER).orderBy(MEMBER.id));
            assertThat(members).hasSize(60);
            for (int i = 0; i < 60; i++) {
                assertThat(members.get(i).settings).isEqualTo(new Settings("c" + i, i));
                assertThat(members.get(i).counts).isEqualTo(Map.of("n", i));
                assertThat(members.get(i).tags).containsExactly(new Tag("c" + i, 1));
            }
        });
    }

    @Test
    void recordsToo() {
        int id = db.transact(s -> s.add(new Badge(null, new ArrayList<>(List.of("x")), null)))
                .id();
        db.begin(s -> s.update(s.get(BADGE, id), badge -> new Badge(badge.id(), List.of("x", "y"), BLUE)));
        db.begin(s -> s.get(BADGE, id).names().add("z"));
        db.use(s -> assertThat(s.get(BADGE, id)).isEqualTo(new Badge(id, List.of("x", "y", "z"), BLUE)));
    }
}
