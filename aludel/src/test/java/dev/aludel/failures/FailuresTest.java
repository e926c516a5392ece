package dev.aludel.failures;

import static dev.aludel.failures.LimitText_.LIMIT_TEXT;
import static dev.aludel.failures.Limit_.LIMIT;
import static dev.aludel.schema.ColumnOption.nullable;
import static dev.aludel.schema.ColumnOption.primaryKey;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.error.CheckException;
import dev.aludel.error.DataException;
import dev.aludel.error.IntegrityException;
import dev.aludel.error.NotNullException;
import dev.aludel.error.UniqueException;
import dev.aludel.orm.Model;
import dev.aludel.orm.SessionFactory;
import dev.aludel.schema.Check;
import dev.aludel.schema.MetaData;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueKey;
import dev.aludel.testkit.EveryDatabase;
import dev.aludel.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the database refuses is refused with the same exception, names the same constraint, and leaves the table as it was, in each
 * way of sending rows, wherever the bad row stands. The mapping does not know the limits, so the database meets them.
 */
@EveryDatabase
class FailuresTest {
    private static final Table TABLE = Table.of("limits")
            .intColumn("id", primaryKey())
            .textColumn("name", 5)
            .intColumn("n")
            .textColumn("code", 20, nullable())
            .constraint(UniqueKey.of("code").named("uq_limits_code"))
            .constraint(Check.of("n < 1000").named("ck_limits_n"))
            .build();

    private Aludel db;

    /** The same engine, for the mapping that takes numbers for texts. */
    private Aludel asTexts;

    /** What may be wrong with a row. */
    enum Fault {
        TOO_LONG(new Line(77, "longer than five", 1L, null), DataException.class),
        NULL(new Line(77, null, 1L, null), NotNullException.class),
        DUPLICATE(new Line(77, "bad", 1L, "taken"), UniqueException.class),
        DUPLICATE_KEY(new Line(1, "bad", 1L, null), UniqueException.class),
        CHECK(new Line(77, "bad", 5000L, null), CheckException.class),
        OUT_OF_RANGE(new Line(77, "bad", 5_000_000_000L, null), DataException.class),
        WRONG_TYPE(new Line(77, "bad", "abc", null), DataException.class);

        private final Line line;
        private final Class<? extends AludelException> expected;

        Fault(Line line, Class<? extends AludelException> expected) {
            this.line = line;
            this.expected = expected;
        }

        /** SQLite keeps integers of 64 bits in every such column, checks lengths by CHECK, and compares texts with numbers. */
        private Class<? extends AludelException> expected() {
            return TestDatabase.isSqlite() && expected == DataException.class ? CheckException.class : expected;
        }
    }

    /** Rows before and behind the bad one: alone, few, many. */
    private static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(
                        Arguments.of(fault, 0, 0),
                        Arguments.of(fault, 2, 0),
                        Arguments.of(fault, 0, 2),
                        Arguments.of(fault, 60, 20)));
    }

    @BeforeEach
    void open() {
        db = Aludel.open(TestDatabase.url(), LIMIT);
        asTexts = Aludel.of(SessionFactory.of(db.engine(), Model.of(LIMIT_TEXT)));
        db.engine().begin(connection -> {
            MetaData.of(TABLE).createAll(connection);
            connection.execute(
                    insert(LIMIT).set(LIMIT.id.to(1), LIMIT.name.to("first"), LIMIT.n.to(1), LIMIT.code.to("taken")));
        });
    }

    @AfterEach
    void close() {
        db.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isTheSameInEachWay(Fault fault, int before, int behind) {
        var rows = rows(fault, before, behind);
        Map<String, List<Way>> outcomes = new TreeMap<>();
        for (var way : Way.values()) {
            outcomes.computeIfAbsent(outcome(way, rows), outcome -> new ArrayList<>())
                    .add(way);
        }
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.keySet().iterator().next())
                .startsWith(fault.expected().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isTheSameInEachWayOfChangingRows(Fault fault, int before, int behind) {
        assumeTrue(fault != Fault.DUPLICATE_KEY, "keys do not change");
        var rows = rows(fault, before, behind);
        db.engine()
                .begin(connection -> rows.forEach(row -> connection.execute(
                        insert(LIMIT).set(LIMIT.id.to(row.id()), LIMIT.name.to("start"), LIMIT.n.to(1)))));
        Map<String, List<ChangeWay>> outcomes = new TreeMap<>();
        for (var way : ChangeWay.values()) {
            String said = said(failure(rows, db -> way.send(db, rows)));
            outcomes.computeIfAbsent(said, outcome -> new ArrayList<>()).add(way);
            long same = db.engine()
                    .with(connection ->
                            connection.one(select(count()).from(LIMIT).where(LIMIT.name.eq("start"))));
            assertThat(same).as("rows that are as they were after %s", way).isEqualTo(rows.size());
        }
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.keySet().iterator().next())
                .startsWith(fault.expected().getSimpleName());
    }

    private static List<Line> rows(Fault fault, int before, int behind) {
        var rows = new ArrayList<Line>();
        for (int i = 0; i < before; i++) {
            rows.add(Line.good(100 + i));
        }
        rows.add(fault.line);
        for (int i = 0; i < behind; i++) {
            rows.add(Line.good(200 + i));
        }
        if (fault.line.wrongType()) {
            rows.replaceAll(Line::asText);
        }
        return rows;
    }

    private String outcome(Way way, List<Line> rows) {
        String outcome = said(failure(rows, aludel -> way.send(aludel, rows)));
        long left =
                db.engine().with(connection -> connection.one(select(count()).from(LIMIT)));
        return outcome + ", rows " + left;
    }

    private @Nullable AludelException failure(List<Line> rows, Consumer<Aludel> sending) {
        try {
            sending.accept(rows.getFirst().wrongType() ? asTexts : db);
            return null;
        } catch (AludelException failure) {
            return failure;
        }
    }

    private static String said(@Nullable AludelException failure) {
        return switch (failure) {
            case null -> "nothing";
            case IntegrityException integrity -> failure.getClass().getSimpleName() + " " + integrity.constraint();
            default -> failure.getClass().getSimpleName() + " " + failure.sqlState();
        };
    }
}
