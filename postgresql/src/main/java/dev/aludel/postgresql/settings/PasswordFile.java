package dev.aludel.postgresql.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * libpq's {@code .pgpass}: lines of {@code host:port:database:user:password}, where {@code *} stands for anything and a
 * backslash keeps a colon or backslash. Read anew for each connection. Thread-safe.
 *
 * <p>A file that its group or others can read is not used; a warning in the log {@code dev.aludel.postgresql} says so.
 */
record PasswordFile(Path path, String database, String user) implements PasswordSource {
    private static final System.Logger LOG = System.getLogger("dev.aludel.postgresql");
    private static final Set<PosixFilePermission> TOO_OPEN = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    @Override
    public @Nullable String password(PgHost host) {
        try {
            if (!Files.isRegularFile(path) || isTooOpen()) {
                return null;
            }
            for (var line : TextFile.lines(path)) {
                var fields = line.startsWith("#") ? List.<Field>of() : fields(line);
                if (fields.size() == 5 && matches(fields, host)) {
                    return fields.get(4).text;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the password file " + path + " cannot be read", e);
        }
        return null;
    }

    private boolean matches(List<Field> fields, PgHost host) {
        // As in libpq, a server at one of this machine's sockets is also known as localhost.
        var hostMatches = fields.get(0).matches(host.name())
                || (host.isUnix() && fields.get(0).matches("localhost"));
        return hostMatches
                && fields.get(1).matches(Integer.toString(host.port()))
                && fields.get(2).matches(database)
                && fields.get(3).matches(user);
    }

    private boolean isTooOpen() throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null || view.readAttributes().permissions().stream().noneMatch(TOO_OPEN::contains)) {
            return false;
        }
        LOG.log(
                Level.WARNING,
                "the password file {0} is not used because others can read it: allow only its owner (chmod 0600)",
                path);
        return true;
    }

    private record Field(String text, boolean any) {
        boolean matches(String value) {
            return any || text.equals(value);
        }
    }

    /** The line's fields; what stands behind the fifth colon is not part of the password. */
    private static List<Field> fields(String line) {
        var fields = new ArrayList<Field>();
        var text = new StringBuilder();
        var start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ':') {
                fields.add(new Field(text.toString(), line.substring(start, i).equals("*")));
                text.setLength(0);
                start = i + 1;
            } else {
                if (line.charAt(i) == '\\' && i + 1 < line.length()) {
                    i++;
                }
                text.append(line.charAt(i));
            }
        }
        return fields.size() > 5 ? fields.subList(0, 5) : fields;
    }

    @Override
    public String toString() {
        return "password file " + path;
    }
}
