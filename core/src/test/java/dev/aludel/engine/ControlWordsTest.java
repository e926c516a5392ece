package dev.aludel.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.InvalidStatementException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin immediate",
                " \n\t commit;",
                "COMMIT",
                "END",
                "rollback to x",
                "ABORT",
                "SAVEPOINT a",
                "release savepoint a",
                "START TRANSACTION READ ONLY",
                "PREPARE TRANSACTION 'x'",
                "-- harmless\nCOMMIT",
                "/* select */ commit",
                ";;commit",
                "(commit)",
                "insert into t values (1); commit",
                "insert into t values ('it''s; fine'); commit",
                "select \"a;b\", `c;d`, [e;f]; rollback",
                "select $$ ; $$; commit",
                "select $a$ ; $$ ; $a$; commit",
                "select 1 -- ;\n; commit",
                "create table t (x int); commit",
            })
    void refused(String sql) {
        assertThatThrownBy(() -> ControlWords.refuse(sql))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("cannot be sent as raw SQL")
                .hasMessageContaining("use begin(), commit(), rollback() and savepoint()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "select 1",
                "select 'commit'",
                "select 'x; commit'",
                "select \"; commit\"",
                "select 1 -- ; commit",
                "select 1 /* ; commit */",
                "select $$ ; commit $$",
                "select commit from begin",
                "insert into commits values (1)",
                "update t set a = $1 where b = $2; delete from t",
                "start replica",
                "prepare q as select 1",
                "create trigger t after insert on a begin update b set c = 1; delete from d; end",
                "CREATE TEMP TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN DELETE FROM d; END",
                "create or replace function f() returns int language sql begin atomic; select 1; end",
                "with x as (select 1) select * from x",
            })
    void accepted(String sql) {
        assertThatCode(() -> ControlWords.refuse(sql)).doesNotThrowAnyException();
    }
}
