package dev.aludel.postgresql.dialect;

import static dev.aludel.postgresql.dialect.Shop.ORDER;
import static dev.aludel.postgresql.dialect.Shop.USER;
import static dev.aludel.sql.Sql.insert;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.text;
import static dev.aludel.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.MetaData;
import dev.aludel.sql.Sql;
import dev.aludel.sql.Statement;
import dev.aludel.sql.WriteSet;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.TableNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.sql.tree.WriteSetNode;
import dev.aludel.sql.tree.WriteSetNode.Action;
import dev.aludel.testkit.postgresql.PostgresServer;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real server makes of what it is told: prepared by it without types for texts, as the driver leaves them to it. */
class OnServerTest {
    private static final PgDialect DIALECT = PgDialect.latest();
    private Connection db;

    @BeforeEach
    void open() throws SQLException {
        var url = PostgresServer.shared().freshUrl();
        var address = url.substring(url.lastIndexOf('@') + 1);
        db = DriverManager.getConnection("jdbc:postgresql://" + address, PostgresServer.USER, PostgresServer.PASSWORD);
        for (var ddl : MetaData.of(USER, ORDER).ddl(DIALECT.ddl())) {
            run(ddl);
        }
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private void run(String sql) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var statement = db.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : " ").append(found.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    private static String declared(SqlType<?> type) {
        var element = type.element();
        return switch (type.kind()) {
            case VARCHAR, TEXT, JSON, UNKNOWN, NATIVE_ENUM -> "unknown";
            case ARRAY -> element == null || declared(element).equals("unknown") ? "unknown" : PgTypeNames.cast(type);
            default -> PgTypeNames.cast(type);
        };
    }

    private void prepare(Statement statement) throws SQLException {
        var bound = DIALECT.prepare(statement).statement();
        var types = String.join(
                ", ", bound.parameters().stream().map(OnServerTest::declared).toList());
        run("PREPARE p" + (types.isEmpty() ? "" : " (" + types + ")") + " AS " + bound.sql());
    }

    static List<Statement> statements() {
        var raised = USER.balance.plus(new BigDecimal("5"));
        var manager = USER.as("m");
        return List.of(
                select(Sql.value("a").isNull()),
                select(Sql.value("a").count()),
                select(Sql.value("a").lower()),
                select(Sql.value("a").concat("b")),
                select(raised).groupBy(raised),
                select(USER.id)
                        .where(USER.name.in("a", "b"), USER.id.in(1, 2))
                        .limit(3)
                        .offset(1),
                select(USER.id).where(USER.name.notIn("a"), USER.createdAt.in(List.of())),
                select(USER.id).where(USER.name.like("a%"), USER.name.startsWith("b"), USER.name.notLike("c")),
                select(USER.score.sum(), USER.score.avg(), USER.balance.avg()),
                select(USER.id.mod(2), USER.balance.mod(2)),
                select(USER.id).leftJoin(manager, manager.id.eq(USER.managerId)).forUpdate(),
                select(USER.id).orderBy(USER.score.desc().nullsLast()),
                select(USER.name.coalesce("none"), USER.name.length()),
                select(USER.id).where(USER.id.in(select(ORDER.userId))),
                insert(USER).values(USER.name.to("a")).returning(USER.id),
                update(USER)
                        .set(USER.balance.to(USER.balance.plus(1)), USER.score.toNull())
                        .where(USER.id.eq(1))
                        .returning(USER.balance),
                text("SELECT :a::jsonb ? 'b'").bind("a", "{}"),
                text("SELECT 1 FROM users WHERE id IN (:ids)").bindAll("ids", List.of(), SqlTypes.INTEGER),
                DIALECT.tableNames(null),
                DIALECT.indexNames("public"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void theServerUnderstands(Statement statement) throws SQLException {
        prepare(statement);
    }

    @Test
    void createdTwiceIsCreatedOnce() throws SQLException {
        var names = DIALECT.prepare(DIALECT.tableNames(null)).statement().sql();
        run("PREPARE p (text) AS " + names);
        assertThat(rows("EXECUTE p(NULL)")).containsExactly("order", "users");
        assertThat(rows("EXECUTE p('pg_toast')")).isEmpty();
    }

    private static final TableNode ODD = new TableNode(null, "odd", null);
    private static final ColumnNode ID = new ColumnNode(ODD, "id", SqlTypes.INTEGER);
    private static final ColumnNode CODE = new ColumnNode(ODD, "code", SqlTypes.TEXT);
    private static final ColumnNode MOOD = new ColumnNode(ODD, "mood", SqlTypes.TEXT);
    private static final ColumnNode SHORT = new ColumnNode(ODD, "short", SqlTypes.varchar(5));

    private void createOdd() throws SQLException {
        run("CREATE TYPE mood AS ENUM ('sad', 'happy')");
        run("CREATE DOMAIN five AS varchar(5)");
        run("CREATE TABLE odd (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, code char(8) UNIQUE, mood mood,"
                + " short five)");
    }

    private void prepareSet(Action action, List<ColumnNode> set, List<ColumnNode> match, @Nullable ColumnNode drawn)
            throws SQLException {
        var template = new WriteSetNode(action, ODD, set, match, drawn, List.of());
        prepare(new WriteSet(new WriteSetNode(
                action,
                ODD,
                set,
                match,
                drawn,
                template.columns().stream()
                        .map(column -> new ValueListNode(column.type(), List.of()))
                        .toList())));
    }

    private void skipOddIds() throws SQLException {
        run("CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN IF new.code = ''skip'' THEN RETURN NULL; END IF; RETURN new; END'");
        run("CREATE TRIGGER skip BEFORE INSERT ON odd FOR EACH ROW EXECUTE FUNCTION skip()");
    }

    @Test
    void aSetWithGivenKeysFailsWhenATriggerSkipsARow() throws SQLException {
        createOdd();
        skipOddIds();
        prepareSet(Action.INSERT, List.of(ID, CODE, MOOD, SHORT), List.of(ID), null);
        assertThat(rows("EXECUTE p('{1,2}', '{a,b}', '{sad,happy}', '{x,y}')")).isEmpty();
        assertThatThrownBy(() -> rows("EXECUTE p('{3,4}', '{c,skip}', '{sad,NULL}', '{x,y}')"))
                .hasMessageContaining("aludel: rows 2");
        assertThatThrownBy(() -> rows("EXECUTE p('{5}', '{d}', '{sad}', '{toolong}')"))
                .hasMessageContaining("too long");
        assertThat(rows("SELECT id, code, mood, short FROM odd ORDER BY id"))
                .containsExactly("1 a        sad x", "2 b        happy y");
    }

    @Test
    void aSetWithDrawnKeysSaysWhichRowHasWhich() throws SQLException {
        createOdd();
        skipOddIds();
        prepareSet(Action.INSERT, List.of(CODE, MOOD), List.of(), ID);
        assertThat(rows("EXECUTE p('{a,b}', '{sad,happy}')")).containsExactlyInAnyOrder("1 1", "2 2");
        assertThatThrownBy(() -> rows("EXECUTE p('{skip,c,skip}', '{sad,sad,sad}')"))
                .hasMessageContaining("aludel: rows 1,3");
    }

    @Test
    void aSetOfChangesFindsKeysAsTheColumnComparesThem() throws SQLException {
        createOdd();
        run("INSERT INTO odd (id, code, mood) VALUES (1, 'a', 'sad'), (2, 'b', 'sad')");
        prepareSet(Action.UPDATE, List.of(MOOD), List.of(CODE, ID), null);
        assertThat(rows("EXECUTE p('{happy,happy}', '{a,b}', '{1,2}')")).isEmpty();
        assertThat(rows("SELECT id, mood FROM odd ORDER BY id")).containsExactly("1 happy", "2 happy");
        assertThatThrownBy(() -> rows("EXECUTE p('{sad,sad,sad}', '{a,b,c}', '{1,1,3}')"))
                .hasMessageContaining("aludel: rows 2,3");
        assertThatThrownBy(() -> rows("EXECUTE p('{sad,sad}', '{a,a}', '{1,1}')"))
                .hasMessageContaining("aludel: rows ");
        run("DEALLOCATE p");
        prepareSet(Action.DELETE, List.of(), List.of(ID), null);
        assertThatThrownBy(() -> rows("EXECUTE p('{1,7}')")).hasMessageContaining("aludel: rows 2");
        assertThat(rows("EXECUTE p('{1,2}')")).isEmpty();
        assertThat(rows("SELECT id FROM odd")).isEmpty();
    }
}
