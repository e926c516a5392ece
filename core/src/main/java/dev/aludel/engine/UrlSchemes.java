package dev.aludel.engine;

import java.util.Map;
import java.util.Set;

/** The spellings of a scheme that are understood besides Aludel's own. */
final class UrlSchemes {
    /** Aludel's own schemes, whether or not a driver for them is there. */
    static final Set<String> OWN = Set.of("sqlite", "postgresql", "mysql", "mariadb");

    /** Other names that people and hosting services use for them. */
    private static final Map<String, String> SYNONYMS = Map.of("postgres", "postgresql", "sqlite3", "sqlite");

    /** The drivers that SQLAlchemy names behind a plus sign; which one it was makes no difference here. */
    private static final Map<String, Set<String>> SQLALCHEMY_DRIVERS = Map.of(
            "sqlite", Set.of("aiosqlite", "pysqlite"),
            "postgresql", Set.of("asyncpg", "psycopg", "psycopg_async", "psycopg2", "psycopg2cffi", "pg8000"),
            "mysql",
                    Set.of(
                            "aiomysql",
                            "asyncmy",
                            "pymysql",
                            "mysqldb",
                            "mysqlconnector",
                            "mariadbconnector",
                            "cymysql"),
            "mariadb",
                    Set.of(
                            "aiomysql",
                            "asyncmy",
                            "pymysql",
                            "mysqldb",
                            "mysqlconnector",
                            "mariadbconnector",
                            "cymysql"));

    private UrlSchemes() {}

    static String canonical(String scheme) {
        return SYNONYMS.getOrDefault(scheme, scheme);
    }

    static Set<String> sqlAlchemyDrivers(String scheme) {
        return SQLALCHEMY_DRIVERS.getOrDefault(scheme, Set.of());
    }
}
