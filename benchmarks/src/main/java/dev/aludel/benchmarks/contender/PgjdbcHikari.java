package dev.aludel.benchmarks.contender;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.benchmarks.harness.Blocking;
import dev.aludel.benchmarks.harness.Contender;
import dev.aludel.benchmarks.harness.Endpoint;
import dev.aludel.benchmarks.harness.Gauge;
import dev.aludel.benchmarks.harness.Meter;
import dev.aludel.benchmarks.workload.Cell;
import dev.aludel.benchmarks.workload.Entry;
import dev.aludel.benchmarks.workload.Sql;
import dev.aludel.benchmarks.workload.User;
import dev.aludel.benchmarks.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** pgjdbc with server-side prepared statements and rewritten batches, in HikariCP. */
final class PgjdbcHikari implements Contender {
    private static final String POINT = Sql.jdbc(Sql.POINT);
    private static final String RANGE = Sql.jdbc(Sql.RANGE);
    private static final String INSERT = Sql.jdbc(Sql.INSERT);
    private static final int COPY_CHUNK = 64 * 1024;

    private final List<Entry> inserted = Entry.entries(Workload.INSERT);
    private final List<Entry> copied = Entry.entries(Workload.COPY);
    private final HikariDataSource pool;
    private final ThreadFactory threads;

    PgjdbcHikari(Endpoint endpoint, ThreadFactory threads) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://%s:%d/%s?reWriteBatchedInserts=true"
                .formatted(endpoint.host(), endpoint.port(), Endpoint.DATABASE));
        config.setUsername(Endpoint.USER);
        config.setMaximumPoolSize(Cell.CONNECTIONS);
        this.pool = new HikariDataSource(config);
        this.threads = threads;
    }

    @Override
    public boolean offers(Workload workload) {
        return true;
    }

    @Override
    public void drive(Workload workload, Meter meter) throws InterruptedException {
        Blocking.drive(
                meter,
                switch (workload) {
                    case POINT_SELECT -> this::point;
                    case THOUSAND_ROWS -> this::range;
                    case INSERT -> _ -> insert();
                    case COPY -> _ -> copy();
                },
                threads);
    }

    private void point(Gauge gauge) throws SQLException {
        long id = gauge.pick();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(POINT)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                gauge.check(user(rows), id);
            }
        }
    }

    private void range(Gauge gauge) throws SQLException {
        int count = Workload.THOUSAND_ROWS.rows();
        long first = gauge.pickFirst(count);
        List<User> users = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(RANGE)) {
            statement.setLong(1, first);
            statement.setLong(2, first + count - 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    users.add(user(rows));
                }
            }
        }
        gauge.check(users, first, count);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    private void insert() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (Entry entry : inserted) {
                    statement.setString(1, entry.name());
                    statement.setString(2, entry.email());
                    statement.setInt(3, entry.age());
                    statement.setObject(4, entry.createdAt().atOffset(ZoneOffset.UTC));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        }
    }

    private void copy() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Sql.COPY);
            StringBuilder text = new StringBuilder(COPY_CHUNK + 256);
            for (Entry entry : copied) {
                CopyText.append(text, entry);
                if (text.length() >= COPY_CHUNK) {
                    write(copy, text);
                }
            }
            write(copy, text);
            copy.endCopy();
        }
    }

    private static void write(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    @Override
    public void close() {
        pool.close();
    }
}
