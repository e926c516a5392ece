package dev.aludel.testkit.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on the loopback interface, made for one test run: nothing it holds survives it.
 *
 * <pre>{@code
 * var server = PostgresServer.shared();          // started by the first who asks, stopped when the JVM ends
 * var url = server.freshUrl();                   // postgresql://app:app@127.0.0.1:40123/test_1
 * }</pre>
 *
 * <p>It knows a superuser {@link #SUPERUSER}, who needs no password, and a plain user {@link #USER}, who owns the fresh
 * databases and proves its password {@link #PASSWORD} by SCRAM. It also listens at a Unix socket in {@link #socketFolder()}.
 * Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String SUPERUSER = "postgres";
    public static final String USER = "app";
    public static final String PASSWORD = "app";

    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("fsync", "off"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("autovacuum", "off"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("max_prepared_transactions", "10"));

    private static final int REMOVERS = 4;

    private final Path folder;
    private final ServerOptions options;
    private final @Nullable TlsFiles tls;
    private final AtomicInteger databases = new AtomicInteger();
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private EmbeddedPostgres running; // guarded by lock
    private boolean closed; // guarded by lock

    private PostgresServer(ServerOptions options) throws IOException {
        this.options = options;
        folder = Files.createTempDirectory("aludel-postgres");
        tls = options.tls() ? TlsFiles.in(folder.resolve("tls")) : null;
        running = launch(0);
        port = running.getPort();
        sql("postgres", "create role " + USER + " login password '" + PASSWORD + "'");
    }

    private static final class Shared {
        static final PostgresServer SERVER = start(ServerOptions.ofThisRun());
    }

    private static final class SharedWithTls {
        static final PostgresServer SERVER = start(ServerOptions.ofThisRun().withTls());
    }

    /** The one server of this run, see {@link ServerOptions#ofThisRun}. Not to be stopped, killed or reconfigured. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** The one server of this run that speaks TLS as well; same rules. */
    public static PostgresServer sharedWithTls() {
        return SharedWithTls.SERVER;
    }

    /** A server of one's own, which may be stopped and killed; the JVM's end stops it when its test did not. */
    public static PostgresServer start(ServerOptions options) {
        try {
            var server = new PostgresServer(options);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres"));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("the server of the tests did not start", failure);
        }
    }

    /** Whether the program of this release is at hand, for {@link ServerOptions#version}. */
    public static boolean available(String version) {
        return Binaries.exist(version);
    }

    private EmbeddedPostgres launch(int wantedPort) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(dataFolder())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale", "C")
                .setPort(wantedPort)
                .setDataDirectoryCustomizer(this::customize);
        QUICK.forEach(builder::setServerConfig);
        builder.setServerConfig("unix_socket_directories", folder.toString());
        options.settings().forEach(builder::setServerConfig);
        var version = options.version();
        if (version != null) {
            builder.setPgBinaryResolver(Binaries.of(version));
        }
        return builder.start();
    }

    /** Between the making of the data and the start: who may connect, and TLS. */
    private void customize(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), String.join("\n", rules()) + "\n");
            if (tls != null) {
                var configuration = "ssl = on\nssl_cert_file = '%s'\nssl_key_file = '%s'\nssl_ca_file = '%s'\n"
                        .formatted(tls.serverCertificate(), tls.serverKey(), tls.authority());
                Files.writeString(data.toPath().resolve("postgresql.auto.conf"), configuration);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> rules() {
        var rules = new ArrayList<String>();
        rules.add("local all all trust");
        for (var address : List.of("127.0.0.1/32", "::1/128")) {
            rules.add("host all " + SUPERUSER + " " + address + " trust");
            rules.add("host all all " + address + " scram-sha-256");
        }
        return rules;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public Path dataFolder() {
        return folder.resolve("data");
    }

    /** Where its Unix socket lies, as libpq's {@code host} wants it. */
    public Path socketFolder() {
        return folder;
    }

    /**
     * The certificates it was started with.
     *
     * @throws IllegalStateException if it speaks no TLS
     */
    public TlsFiles tls() {
        if (tls == null) {
            throw new IllegalStateException("this server was started without TLS; take ServerOptions.withTls()");
        }
        return tls;
    }

    /** Makes an empty database that the plain user owns, and returns its name. */
    public String freshDatabase() {
        var name = "test_" + databases.incrementAndGet();
        sql("postgres", "create database " + name + " owner " + USER + " template template0");
        return name;
    }

    /** Makes an empty database, and returns the URL by which the plain user reaches it. */
    public String freshUrl() {
        return url(freshDatabase());
    }

    /** The URL of a database for the plain user. */
    public String url(String database) {
        return "postgresql://%s:%s@%s:%d/%s".formatted(USER, PASSWORD, host(), port, database);
    }

    /** The URL of a database for the superuser. */
    public String superuserUrl(String database) {
        return "postgresql://%s@%s:%d/%s".formatted(SUPERUSER, host(), port, database);
    }

    /** Runs statements as the superuser in a database, past all code of ours. */
    public void sql(String database, String... statements) {
        try (var connection = server().getDatabase(SUPERUSER, database).getConnection();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join("; ", statements) + " failed", failure);
        }
    }

    /** Asks a query of one text value as the superuser, past all code of ours; null for no row or a NULL. */
    public @Nullable String ask(String database, String query) {
        try (var connection = server().getDatabase(SUPERUSER, database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failure) {
            throw new IllegalStateException(query + " failed", failure);
        }
    }

    /** The process id of the postmaster. */
    public long processId() {
        try {
            return Long.parseLong(Files.readAllLines(dataFolder().resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException failure) {
            throw new UncheckedIOException("the server does not run", failure);
        }
    }

    /** Sends a signal ({@code STOP}, {@code CONT}, {@code KILL}) to one of the server's processes. */
    public static void signal(long process, String signal) {
        Commands.run(List.of("kill", "-" + signal, Long.toString(process)));
    }

    /** Kills the postmaster at once; its backends notice and end before this returns. {@link #startAgain()} recovers the data. */
    public void kill() {
        locked(() -> {
            postmaster().ifPresent(PostgresServer::killAlone);
            stopNow();
        });
    }

    /** As long as one of its children lives, no other postmaster starts on the same data. */
    private static void killAlone(ProcessHandle postmaster) {
        signal(postmaster.pid(), "STOP"); // from now on it has no further children
        var children = postmaster.children().toList();
        postmaster.destroyForcibly();
        awaitEnd(postmaster);
        children.forEach(PostgresServer::awaitEnd);
    }

    /** Also where nobody buries the processes that have lost their parent, as in some containers. */
    private static void awaitEnd(ProcessHandle process) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            while (process.isAlive()
                    && !(Files.exists(status) && Files.readString(status).contains("State:\tZ"))) {
                LockSupport.parkNanos(5_000_000);
            }
        } catch (IOException gone) {
            // It ended while it was looked at.
        }
    }

    /** Stops it in the fast way: sessions are told (57P01) and disconnected. Idempotent. */
    public void stop() {
        locked(this::stopNow);
    }

    private void stopNow() {
        var postmaster = postmaster();
        try {
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // The program that stops it waits for a few seconds only.
        postmaster.ifPresent(PostgresServer::awaitEnd);
    }

    private Optional<ProcessHandle> postmaster() {
        return Files.exists(dataFolder().resolve("postmaster.pid"))
                ? ProcessHandle.of(processId())
                        .filter(process -> process.info()
                                .command()
                                .filter(program -> program.endsWith("postgres"))
                                .isPresent())
                : Optional.empty();
    }

    /** Starts it again on its data and its port after {@link #stop()} or {@link #kill()}. */
    public void startAgain() {
        locked(() -> {
            try {
                running = launch(port);
            } catch (IOException failure) {
                throw new UncheckedIOException("the server of the tests did not start again", failure);
            }
        });
    }

    private EmbeddedPostgres server() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Stops it and removes what it wrote. Idempotent. */
    @Override
    public void close() {
        locked(this::closeNow);
    }

    private void closeNow() {
        if (closed) {
            return;
        }
        closed = true;
        stopNow();
        removeDatabases();
        remove(folder);
    }

    /** Most of the files, three hundred for each database: on several threads. */
    private void removeDatabases() {
        var databases = dataFolder().resolve("base").toFile().listFiles(File::isDirectory);
        if (databases != null) {
            try (var threads = Executors.newFixedThreadPool(REMOVERS)) {
                for (var database : databases) {
                    threads.execute(() -> remove(database.toPath()));
                }
            }
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException leftBehind) {
            // A backend that still ends may add or remove a file meanwhile; the folder is a temporary one.
        }
    }
}
