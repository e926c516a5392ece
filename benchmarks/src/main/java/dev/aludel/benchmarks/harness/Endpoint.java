package dev.aludel.benchmarks.harness;

/** Where the server is reached, directly or through a line; user {@code postgres}, no password, no TLS. */
public record Endpoint(String host, int port) {
    public static final String USER = "postgres";
    public static final String DATABASE = "postgres";
}
