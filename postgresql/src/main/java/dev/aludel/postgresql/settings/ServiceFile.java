package dev.aludel.postgresql.settings;

import dev.aludel.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** libpq's {@code pg_service.conf}: named groups of settings. Stateless. */
final class ServiceFile {
    private ServiceFile() {}

    /**
     * The settings of a service: from the file that {@code PGSERVICEFILE} names, or else from the user's
     * {@code .pg_service.conf}, or else from the one in {@code PGSYSCONFDIR}.
     *
     * @throws ConfigurationException if no file has it, or a line is wrong
     */
    static Map<String, String> settings(String service, PgEnvironment environment) {
        var files = files(environment);
        for (var file : files) {
            var found = Files.isRegularFile(file) ? settings(service, file) : null;
            if (found != null) {
                return found;
            }
        }
        throw new ConfigurationException(
                "the service \"" + service + "\" is defined nowhere",
                files.isEmpty()
                        ? "set PGSERVICEFILE to the file that defines it"
                        : "define it in "
                                + String.join(
                                        " or ",
                                        files.stream().map(Path::toString).toList()));
    }

    private static List<Path> files(PgEnvironment environment) {
        var files = new ArrayList<Path>();
        var named = environment.variable("PGSERVICEFILE");
        var home = environment.home();
        if (named != null) {
            files.add(Path.of(named));
        } else if (home != null) {
            files.add(home.resolve(".pg_service.conf"));
        }
        var system = environment.variable("PGSYSCONFDIR");
        if (system != null) {
            files.add(Path.of(system, "pg_service.conf"));
        }
        return files;
    }

    private static @Nullable Map<String, String> settings(String service, Path file) {
        List<String> lines;
        try {
            lines = TextFile.lines(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the service file " + file + " cannot be read", "make it readable", null, e);
        }
        Map<String, String> found = null;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (found != null) {
                    break;
                }
                if (line.equals("[" + service + "]")) {
                    found = new LinkedHashMap<>();
                }
            } else if (found != null) {
                var equals = line.indexOf('=');
                if (equals < 1 || line.startsWith("service=")) {
                    throw new ConfigurationException(
                            "line " + (i + 1) + " of the service file " + file + " is wrong",
                            equals < 1 ? "write name=value" : "a service cannot refer to another one");
                }
                found.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return found;
    }
}
