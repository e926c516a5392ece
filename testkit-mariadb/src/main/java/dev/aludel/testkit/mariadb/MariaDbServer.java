package dev.aludel.testkit.mariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server on the loopback interface, made for one test run: nothing it holds survives it.
 *
 * <pre>{@code
 * var server = MariaDbServer.shared();           // started by the first who asks, stopped when the JVM ends
 * var url = server.freshUrl();                   // mariadb://app:app@127.0.0.1:40123/test_1
 * }</pre>
 *
 * <p>It knows a superuser {@link #SUPERUSER}, who needs no password, and a plain user {@link #USER} with the password
 * {@link #PASSWORD}, who may do everything in the databases whose names begin with {@code test_} or {@code conformance_}. Thread-safe.
 */
public final class MariaDbServer implements AutoCloseable {
    public static final String SUPERUSER = "root";
    public static final String USER = "app";
    public static final String PASSWORD = "app";

    private static final List<String> QUICK = List.of(
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync",
            "--innodb-doublewrite=OFF",
            "--innodb-log-file-size=32M",
            "--innodb-buffer-pool-size=96M",
            "--innodb-fast-shutdown=2",
            "--max-connections=400",
            "--max-allowed-packet=16M",
            "--performance-schema=OFF",
            "--skip-name-resolve",
            "--skip-log-bin",
            // Another zone than UTC, so that whoever relies on the server's own is found out.
            "--default-time-zone=+05:30");

    /** What a slow machine that has much else to do may need, many times over. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PORTS = 5;

    private final Program program = Program.unpacked();
    private final Path folder;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Process running; // guarded by lock
    private boolean closed; // guarded by lock

    private record Listening(Process process, int port) {}

    private MariaDbServer() throws IOException {
        folder = Files.createTempDirectory("aludel-mariadb");
        try {
            bootstrap();
            var listening = launch();
            running = listening.process();
            port = listening.port();
            sql(
                    "create user '" + USER + "'@'%' identified by '" + PASSWORD + "'",
                    "grant all on `test\\_%`.* to '" + USER + "'@'%'",
                    "grant all on `conformance\\_%`.* to '" + USER + "'@'%'");
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private static final class Shared {
        static final MariaDbServer SERVER = start();
    }

    /** The one server of this run. Not to be stopped or killed. */
    public static MariaDbServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own, which may be stopped and killed; the JVM's end stops it when its test did not. */
    public static MariaDbServer start() {
        try {
            var server = new MariaDbServer();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-mariadb"));
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException("the server of the tests did not start", failure);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Makes the system tables, as the program mariadb-install-db does. */
    private void bootstrap() throws IOException {
        Files.createDirectories(data());
        var process = process(List.of("--bootstrap", "--log-warnings=0"));
        try (var input = process.getOutputStream()) {
            var first = "create database mysql;\nuse mysql;\nset @auth_root_socket = null;\n";
            input.write(first.getBytes(StandardCharsets.UTF_8));
            for (var script : List.of("system_tables", "performance_tables", "system_tables_data")) {
                Files.copy(program.share().resolve("mariadb_" + script + ".sql"), input);
            }
        }
        if (!finished(process) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the system tables could not be made: " + Files.readString(log()));
        }
    }

    /** Starts it on a free port, and on another one when somebody else has taken that meanwhile. */
    private Listening launch() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int free = freePort();
            var process = process(List.of("--bind-address=127.0.0.1", "--port=" + free, "--socket=" + socket()));
            if (answers(process, free)) {
                return new Listening(process, free);
            }
            var said = Files.readString(log());
            if (attempt == PORTS || !said.contains("Bind on TCP/IP port")) {
                throw new IOException("the server ended at once: " + said);
            }
        }
    }

    /** Waits until this server answers, not another one at the same port; false when it has ended instead. */
    private boolean answers(Process process, int at) throws IOException {
        long start = System.nanoTime();
        boolean answered = false;
        try {
            while (!answered && process.isAlive()) {
                try {
                    answered = socket().toString().equals(ask(at, "select @@socket"));
                } catch (SQLException notYet) {
                    if (System.nanoTime() - start > PATIENCE.toNanos()) {
                        throw new IOException(
                                "the server has not answered within " + PATIENCE + ": " + Files.readString(log()),
                                notYet);
                    }
                }
                if (!answered) {
                    pause();
                }
            }
            return answered;
        } finally {
            if (!answered) {
                process.destroyForcibly();
            }
        }
    }

    private Process process(List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.executable().toString());
        command.add("--no-defaults");
        command.add("--basedir=" + program.folder());
        command.add("--lc-messages-dir=" + program.share());
        command.add("--datadir=" + data());
        command.add("--tmpdir=" + folder);
        if (System.getProperty("user.name", "").equals("root")) {
            command.add("--user=root"); // it refuses to run as root unless it is told to
        }
        command.addAll(QUICK);
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** Where its Unix socket lies. */
    public Path socket() {
        return folder.resolve("server.sock");
    }

    /** Makes an empty database, and returns its name. */
    public String freshDatabase() {
        var name = "test_" + databases.incrementAndGet();
        sql("create database " + name + " character set utf8mb4 collate utf8mb4_nopad_bin");
        return name;
    }

    /** Makes an empty database, and returns the URL by which the plain user reaches it. */
    public String freshUrl() {
        return url(freshDatabase());
    }

    /** The URL of a database for the plain user. */
    public String url(String database) {
        return "mariadb://%s:%s@%s:%d/%s".formatted(USER, PASSWORD, host(), port(), database);
    }

    /** Runs statements as the superuser, past all code of ours. */
    public void sql(String... statements) {
        try (var connection = connect(port);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(String.join("; ", statements) + " failed", failure);
        }
    }

    /** Asks a query of one value as the superuser, past all code of ours; null for no row or a NULL. */
    public @Nullable String ask(String query) {
        try {
            return ask(port, query);
        } catch (SQLException failure) {
            throw new IllegalStateException(query + " failed", failure);
        }
    }

    private static @Nullable String ask(int port, String query) throws SQLException {
        try (var connection = connect(port);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/?sslMode=disable&connectTimeout=120000", SUPERUSER, "");
    }

    /** The process id of the server. */
    public long processId() {
        lock.lock();
        try {
            var process = running;
            if (process == null) {
                throw new IllegalStateException("the server does not run");
            }
            return process.pid();
        } finally {
            lock.unlock();
        }
    }

    /** Stops it and removes what it wrote. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                var process = running;
                running = null;
                if (process != null) {
                    process.destroyForcibly(); // nothing of what it holds is wanted
                    finished(process);
                }
                Program.delete(folder);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean finished(Process process) {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server of the tests ended", interrupted);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server of the tests started", interrupted);
        }
    }
}
