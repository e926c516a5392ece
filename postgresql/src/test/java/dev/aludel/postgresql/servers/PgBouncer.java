package dev.aludel.postgresql.servers;

import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.testkit.postgresql.PostgresServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PgBouncer in front of a server, for one test class. It trusts whoever comes. The program is that of Debian's package, or one
 * beside it where something newer is needed; the system property {@code aludel.pgbouncer} names another one.
 */
final class PgBouncer implements AutoCloseable {
    private static final List<Path> PROGRAMS = Stream.of(
                    System.getProperty("aludel.pgbouncer", ""), "/usr/sbin/pgbouncer", "/usr/local/sbin/pgbouncer")
            .filter(name -> !name.isEmpty())
            .map(Path::of)
            .filter(Files::isExecutable)
            .toList();

    private final Path program;
    private final Path folder;
    private final int port;
    private Process process;

    private PgBouncer(Path program, PostgresServer server, String mode, int size, int prepared) throws IOException {
        this.program = program;
        folder = Files.createTempDirectory("aludel-pgbouncer");
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        // It does not run as root, but may be started by it: then as a user that has to find its way into the folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("users.txt"), "\"postgres\" \"\"\n\"app\" \"app\"\n");
        Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                admin_users = postgres
                pool_mode = %s
                default_pool_size = %d
                max_client_conn = 500
                server_login_retry = 1
                %s
                %s
                """.formatted(
                        server.port(),
                        port,
                        folder.resolve("users.txt"),
                        mode,
                        size,
                        knowsPreparedStatements(program) ? "max_prepared_statements = " + prepared : "",
                        identity()));
        process = launch();
    }

    /** {@code transaction} or {@code session} mode, with so many connections to the server; it prepares nothing for its clients. */
    static PgBouncer start(PostgresServer server, String mode, int size) {
        Assumptions.assumeFalse(PROGRAMS.isEmpty(), "PgBouncer is not installed");
        return start(PROGRAMS.getFirst(), server, mode, size, 0);
    }

    /** Transaction mode; each connection to the server keeps so many statements for all clients ({@code max_prepared_statements}). */
    static PgBouncer startThatPrepares(PostgresServer server, int size, int prepared) {
        var program =
                PROGRAMS.stream().filter(PgBouncer::knowsPreparedStatements).findFirst();
        Assumptions.assumeTrue(program.isPresent(), "PgBouncer is not installed, or older than 1.21");
        return start(program.get(), server, "transaction", size, prepared);
    }

    private static boolean knowsPreparedStatements(Path program) {
        try {
            var asked = new ProcessBuilder(program.toString(), "--version").start();
            var first = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            var version = first.substring(first.lastIndexOf(' ') + 1).split("\\.");
            return Integer.parseInt(version[0]) > 1 || Integer.parseInt(version[1]) >= 21;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PgBouncer start(Path program, PostgresServer server, String mode, int size, int prepared) {
        try {
            var started = new PgBouncer(program, server, mode, size, prepared);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-pgbouncer"));
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String identity() {
        return "root".equals(System.getProperty("user.name")) ? "user = postgres" : "";
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(
                        program.toString(), folder.resolve("pgbouncer.ini").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (!answers()) {
            if (!started.isAlive()) {
                throw new IOException("PgBouncer ended: " + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(2_000_000);
        }
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String url(String database) {
        return "postgresql://postgres@127.0.0.1:" + port + "/" + database;
    }

    /** Runs a command at its console, which speaks the simple protocol only: {@code RECONNECT}, {@code PAUSE}, {@code RESUME}. */
    void console(String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = new MessageWriter(256);
            Frontend.startup(out, Frontend.VERSION_3_0, Map.of("user", "postgres", "database", "pgbouncer"));
            Frontend.query(out, command);
            socket.getOutputStream().write(out.array(), 0, out.size());
            var in = new DataInputStream(socket.getInputStream());
            int ready = 0;
            while (ready < 2) {
                int type = in.readByte();
                var body = in.readNBytes(in.readInt() - 4);
                if (type == 'E') {
                    throw new IOException(command + " failed: " + new String(body, StandardCharsets.UTF_8));
                }
                ready += type == 'Z' ? 1 : 0;
            }
        }
    }

    /** Ends it at once, with all connections through it, and starts it again. */
    void restart() throws IOException {
        process.destroyForcibly().onExit().join();
        process = launch();
    }

    /** Idempotent; the JVM's end does it when its test did not. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
