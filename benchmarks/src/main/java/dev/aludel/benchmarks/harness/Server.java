package dev.aludel.benchmarks.harness;

import dev.aludel.benchmarks.workload.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL server of our own, with the tables filled. */
public final class Server implements AutoCloseable {
    /**
     * Tuned as a server is, but for durability: no disk flush is waited for, since we compare clients and not disks.
     * Autovacuum is off, so that it does not fall into somebody's round.
     */
    public static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "shared_buffers", "256MB",
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "1h",
            "autovacuum", "off",
            "jit", "off",
            "max_connections", "300"));

    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final ServerCpu cpu;

    private Server(EmbeddedPostgres postgres, Connection connection, ServerCpu cpu) {
        this.postgres = postgres;
        this.connection = connection;
        this.cpu = cpu;
    }

    /** Starts it in a folder that must not exist yet, on a free port. */
    public static Server start(Path folder) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(true);
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        Connection connection = postgres.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String sql : Sql.SCHEMA) {
                statement.execute(sql);
            }
        }
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
        return new Server(postgres, connection, new ServerCpu(pid));
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", postgres.getPort());
    }

    public String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The CPU time of all its processes so far. */
    public ServerCpu cpu() {
        return cpu;
    }

    /** What every writing cell starts from: an empty table. */
    public void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Sql.TRUNCATE);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
