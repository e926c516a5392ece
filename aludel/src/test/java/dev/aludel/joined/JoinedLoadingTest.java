package dev.aludel.joined;

import static dev.aludel.joined.Country_.COUNTRY;
import static dev.aludel.joined.Firm_.FIRM;
import static dev.aludel.joined.Worker_.WORKER;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.testkit.Expect.expectStatements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.orm.Session;
import dev.aludel.sql.Query;
import dev.aludel.sql.Select;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.StatementRecorder;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Loading.JOINED}: what an object refers to comes in the statement that reads it. */
@EveryDatabase
class JoinedLoadingTest {
    private final Aludel db = Aludel.open(TestDatabase.url(), COUNTRY, FIRM, WORKER);

    @BeforeEach
    void people() {
        db.createAll();
        db.begin(session -> {
            var france = session.add(new Country("fr", "France"));
            var peru = session.add(new Country("pe", "Peru"));
            var bakery = session.add(new Firm("Bakery", france));
            var mill = session.add(new Firm("Mill", peru));
            var ada = session.add(new Worker("Ada", bakery, null));
            var bea = session.add(new Worker("Bea", bakery, ada));
            session.add(new Worker("Cleo", mill, bea));
        });
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(db.engine().status().leased()).isZero();
        db.close();
    }

    /** What the query gives in that many statements, each worker with what is already loaded of it. */
    private List<String> inStatements(int statements, Query<Worker> query) {
        List<String> said = new ArrayList<>();
        db.use(session -> expectStatements(
                db.engine(), statements, () -> session.list(query).forEach(worker -> said.add(said(worker)))));
        return said;
    }

    private static String said(Worker worker) {
        var text = new StringBuilder(worker.name);
        if (worker.firm.loaded()) {
            var firm = worker.firm.get();
            text.append(" of ").append(firm.name);
            if (firm.country.loaded()) {
                text.append(" in ").append(firm.country.get().name);
            }
        }
        if (worker.chief.loaded()) {
            var chief = worker.chief.get();
            text.append(" under ").append(chief == null ? "nobody" : chief.name);
        }
        return text.toString();
    }

    private static Select<Worker> workers() {
        return select(WORKER).orderBy(WORKER.name);
    }

    @Test
    void whatTheMappingJoinsComesInTheSameStatement() {
        assertThat(inStatements(1, workers()))
                .containsExactly("Ada of Bakery under nobody", "Bea of Bakery", "Cleo of Mill");
    }

    @Test
    void soItIsWithAnObjectByItsKey() {
        db.use(session -> expectStatements(
                db.engine(),
                1,
                () -> assertThat(session.get(WORKER, 3).firm.get().name).isEqualTo("Mill")));
    }

    @Test
    void aQueryMayJoinMoreAndFurther() {
        assertThat(inStatements(
                        1, workers().load(WORKER.firm.joined().then(FIRM.country.joined()), WORKER.chief.joined())))
                .containsExactly(
                        "Ada of Bakery in France under nobody",
                        "Bea of Bakery in France under Ada",
                        "Cleo of Mill in Peru under Bea");
    }

    @Test
    void aQueryMayDoWithout() {
        assertThat(inStatements(1, workers().load(WORKER.firm.lazy())))
                .containsExactly("Ada under nobody", "Bea", "Cleo");
        try (var recorder = StatementRecorder.on(db.engine())) {
            db.use(session -> session.list(workers().load(WORKER.firm.lazy())));
            assertThat(recorder.sql()).singleElement().asString().doesNotContain("JOIN");
        }
    }

    @Test
    void waysOfLoadingGoTogether() {
        assertThat(inStatements(
                        2, workers().load(WORKER.firm.joined().then(FIRM.country.selectin()), WORKER.chief.joined())))
                .containsExactly(
                        "Ada of Bakery in France under nobody",
                        "Bea of Bakery in France under Ada",
                        "Cleo of Mill in Peru under Bea");
        // The chiefs are workers that the query has read.
        assertThat(inStatements(1, workers().load(WORKER.chief.selectin())))
                .containsExactly("Ada of Bakery under nobody", "Bea of Bakery under Ada", "Cleo of Mill under Bea");
    }

    @Test
    void objectsAreTheSessionsOwn() {
        db.use(session -> {
            var workers = session.list(workers().load(WORKER.chief.joined()));
            assertThat(workers.get(1).chief.get()).isSameAs(workers.get(0));
            assertThat(workers.get(1).firm.get()).isSameAs(workers.get(0).firm.get());
            expectStatements(
                    db.engine(),
                    0,
                    () -> assertThat(session.get(FIRM, 1))
                            .isSameAs(workers.get(0).firm.get()));
        });
    }

    @Test
    void aChangeOfWhatWasJoinedIsWritten() {
        db.begin(session -> session.get(WORKER, 1).firm.get().name = "Boulangerie");
        assertThat(db.<String, RuntimeException>with(session -> session.get(FIRM, 1).name))
                .isEqualTo("Boulangerie");
    }

    @Test
    void aChangeThatWaitsIsFlushedBeforeItIsRead() {
        db.begin(session -> {
            session.get(FIRM, 2).name = "Windmill";
            var worker = session.one(select(WORKER).where(WORKER.name.eq("Cleo")));
            assertThat(worker.firm.get().name).isEqualTo("Windmill");
        });
    }

    @Test
    void pagesAndConditionsHoldForTheQueryAlone() {
        assertThat(inStatements(
                        1, workers().where(WORKER.name.ne("Ada")).limit(1).offset(1)))
                .containsExactly("Cleo of Mill");
        assertThat(inStatements(1, workers().join(WORKER.firm).where(FIRM.name.eq("Bakery"))))
                .containsExactly("Ada of Bakery under nobody", "Bea of Bakery");
    }

    @Test
    void aliasesAreJoinedForThemselves() {
        var other = WORKER.as("workers_firm"); // the name that would be chosen otherwise
        assertThat(inStatements(1, select(other).orderBy(other.name).load(other.chief.joined())))
                .containsExactly("Ada of Bakery under nobody", "Bea of Bakery under Ada", "Cleo of Mill under Bea");

        db.use(session -> expectStatements(db.engine(), 1, () -> {
            var pairs = session.list(select(WORKER, other)
                    .join(other, other.id.eq(WORKER.chiefId))
                    .orderBy(WORKER.name));
            assertThat(pairs)
                    .extracting(pair -> said(pair.get(WORKER)) + ", " + said(pair.get(other)))
                    .containsExactly("Bea of Bakery, Ada of Bakery under nobody", "Cleo of Mill, Bea of Bakery");
        }));
    }

    @Test
    void oneThatMayBeMissingIsNoTrouble() {
        var chief = WORKER.as("c");
        db.use(session -> expectStatements(db.engine(), 1, () -> {
            var pairs = session.list(select(WORKER.name, chief.optional())
                    .leftJoin(chief, chief.id.eq(WORKER.chiefId))
                    .orderBy(WORKER.name));
            assertThat(pairs)
                    .extracting(pair -> pair.get(WORKER.name) + ": "
                            + pair.get(chief.optional())
                                    .map(JoinedLoadingTest::said)
                                    .orElse("-"))
                    .containsExactly("Ada: -", "Bea: Ada of Bakery under nobody", "Cleo: Bea of Bakery");
        }));
    }

    @Test
    void whatCannotBeJoinedToTakesOneMoreStatement() {
        assertThat(inStatements(2, workers().distinct()))
                .containsExactly("Ada of Bakery under nobody", "Bea of Bakery", "Cleo of Mill");
        assertThat(inStatements(
                        2, workers().where(WORKER.id.le(2)).union(workers().where(WORKER.id.gt(2)))))
                .containsExactlyInAnyOrder("Ada of Bakery under nobody", "Bea of Bakery", "Cleo of Mill");
        db.begin(session -> expectStatements(
                db.engine(),
                2,
                () -> assertThat(session.getForUpdate(WORKER, 1).firm.get().name)
                        .isEqualTo("Bakery")));
        db.use(session -> expectStatements(
                db.engine(),
                2,
                () -> assertThat(session.execute(workers()).list())
                        .extracting(JoinedLoadingTest::said)
                        .contains("Cleo of Mill")));
    }

    @Test
    void countingReadsNothingBeside() {
        try (var recorder = StatementRecorder.on(db.engine())) {
            db.use(session -> {
                assertThat(session.count(select(WORKER))).isEqualTo(3);
                assertThat(session.exists(select(WORKER))).isTrue();
                assertThat(session.one(select(count(WORKER.id)))).isEqualTo(3L);
            });
            assertThat(recorder.sql()).hasSize(3).noneMatch(sql -> sql.contains("JOIN"));
        }
    }

    @Test
    void refreshingReadsTheObjectItself() {
        try (Session session = db.session()) {
            var worker = session.get(WORKER, 1);
            try (var recorder = StatementRecorder.on(db.engine())) {
                session.refresh(worker);
                assertThat(recorder.sql()).singleElement().asString().doesNotContain("JOIN");
            }
            assertThat(worker.firm.get().name).isEqualTo("Bakery");
            session.rollback();
        }
    }
}
