package dev.aludel.postgresql.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process' surroundings say about connections. Immutable.
 *
 * @param variables the environment: {@code PGHOST}, {@code PGUSER} and so on
 * @param home the user's folder, which may hold {@code .pgpass}, {@code .pg_service.conf} and {@code .postgresql/}; null
 *     for none
 * @param user the user's name in the operating system, or null
 * @param socketFolders where servers of this machine usually have their sockets
 */
public record PgEnvironment(
        Map<String, String> variables,
        @Nullable Path home,
        @Nullable String user,
        List<Path> socketFolders) {
    /** Nothing at all. */
    public static final PgEnvironment NONE = new PgEnvironment(Map.of(), null, null, List.of());

    public PgEnvironment {
        variables = Map.copyOf(variables);
        socketFolders = List.copyOf(socketFolders);
    }

    /** That of this process. */
    public static PgEnvironment system() {
        var home = System.getProperty("user.home");
        return new PgEnvironment(
                System.getenv(),
                home == null || home.isEmpty() ? null : Path.of(home),
                System.getProperty("user.name"),
                List.of(Path.of("/run/postgresql"), Path.of("/var/run/postgresql"), Path.of("/tmp")));
    }

    /** A variable that is set to something. */
    @Nullable String variable(String name) {
        var value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Without the variables' values, among which are passwords. */
    @Override
    public String toString() {
        return "environment of " + user;
    }
}
