package dev.aludel.jdbc.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The texts are what MySQL 9.7 and MariaDB 11.4 have in their catalogs. */
class CatalogSqlTest {
    private static void mysql(String found, String meant) {
        assertThat(CatalogSql.of(ServerKind.MYSQL, found)).isEqualTo(meant);
    }

    @Test
    void mySqlWritesSqlAsIfItStoodInAString() {
        mysql("((`c` <> 5) and (`b` <> _utf8mb4\\'it\\\\\\'s\\'))", "(`c` <> 5) and (`b` <> _utf8mb4'it''s')");
        mysql("(`]\\n,word` > 1)", "`]\n,word` > 1");
        mysql("_utf8mb4\\'a\\\\nb\\'", "_utf8mb4'a\nb'");
    }

    @Test
    void mySqlTakesEachByteForALetter() {
        mysql(
                "concat(`b`,_utf8mb4\\'\u00c3\u00a9\u00f0\u009f\u009a\u0080\\')",
                "concat(`b`,_utf8mb4'\u00e9\ud83d\ude80')");
    }

    @Test
    void lettersThatAreNoBytesOfUtf8StayAsTheyAre() {
        mysql("_utf8mb4\\'\u00e9\\'", "_utf8mb4'\u00e9'");
        mysql("_utf8mb4\\'\u20ac\\'", "_utf8mb4'\u20ac'");
    }

    @Test
    void mariaDbWritesItAsItIs() {
        assertThat(CatalogSql.of(ServerKind.MARIADB, "(`c` <> 'it\\'s \u00c3\u00a9')"))
                .isEqualTo("`c` <> 'it''s \u00c3\u00a9'");
    }
}
