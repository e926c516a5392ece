package dev.aludel.benchmarks.workload;

import java.util.List;

/** Tables and statements. Parameters are written {@code $1}; {@link #jdbc} turns them into question marks. */
public final class Sql {
    /** Users are numbered from 1 to this. */
    public static final int USERS = 100_000;

    public static final String POINT = "select id, name, email, age, created_at from users where id = $1";
    public static final String RANGE =
            "select id, name, email, age, created_at from users where id between $1 and $2 order by id";
    public static final String INSERT = "insert into entries (name, email, age, created_at) values ($1, $2, $3, $4)";
    public static final String COPY = "copy entries (name, email, age, created_at) from stdin";

    public static final String TRUNCATE = "truncate entries";

    public static final List<String> SCHEMA = List.of("""
            create table users (
              id bigint primary key, name text not null, email text not null, age integer not null,
              created_at timestamp with time zone not null)""", """
            insert into users
            select n, 'User number ' || n, 'user.' || n || '@example.org', 18 + mod(n, 60),
                   timestamp with time zone '2026-01-01 00:00:00.123456+00' + n * interval '61 seconds'
            from generate_series(1, %d) n""".formatted(USERS), """
            create table entries (
              id bigint generated always as identity primary key, name text not null, email text not null,
              age integer not null, created_at timestamp with time zone not null)""", "vacuum analyze");

    private Sql() {}

    public static String jdbc(String sql) {
        return sql.replaceAll("\\$\\d+", "?");
    }
}
