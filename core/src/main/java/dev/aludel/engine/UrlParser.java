package dev.aludel.engine;

import dev.aludel.driver.DatabaseUrl;
import dev.aludel.driver.Driver;
import dev.aludel.error.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Parses database URLs: Aludel's own, SQLAlchemy's ({@code postgresql+asyncpg://}, {@code sqlite+aiosqlite:///}) and those
 * of JDBC ({@code jdbc:postgresql://}). Stateless and thread-safe.
 *
 * <pre>
 * postgresql://user:password@host:5432/database?option=value     several hosts: host1:5432,host2,[::1]:5433
 * mysql://...   mariadb://...
 * sqlite:relative.db      sqlite:///relative.db      sqlite:////absolute.db      sqlite:/absolute.db
 * sqlite::memory:         sqlite:///:memory:         sqlite://
 * </pre>
 *
 * User, password, hosts, database and options are percent-decoded (RFC 3986); a plus sign among the options is a space, as
 * in SQLAlchemy; behind {@code jdbc:sqlite:} a path is taken as it stands. Every error is a {@link ConfigurationException}
 * that says what is wrong, without the password.
 */
public final class UrlParser {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9._-]*(\\+[a-z0-9._-]+)?");

    private UrlParser() {}

    /**
     * Parses a URL.
     *
     * @throws ConfigurationException if it is malformed, or its scheme is neither Aludel's own nor a driver's that is there
     */
    public static DatabaseUrl parse(String url) {
        var schemes = new TreeSet<>(UrlSchemes.OWN);
        ServiceLoader.load(Driver.class).forEach(driver -> schemes.addAll(driver.schemes()));
        return parse(url, schemes);
    }

    static DatabaseUrl parse(String url, Set<String> schemes) {
        var text = url.strip();
        try {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new UrlDecoding.Malformed("it contains a control character");
            }
            return text.toLowerCase(Locale.ROOT).startsWith("jdbc:")
                    ? parseJdbc(text.substring("jdbc:".length()))
                    : parseOwn(text, schemes);
        } catch (UrlDecoding.Malformed malformed) {
            throw new ConfigurationException(
                    "The database URL \"" + UrlMask.mask(text) + "\" is malformed: " + malformed.getMessage(),
                    "write it as scheme://user:password@host:port/database?option=value or sqlite:path");
        }
    }

    private static DatabaseUrl parseOwn(String text, Set<String> schemes) throws UrlDecoding.Malformed {
        int colon = text.indexOf(':');
        var given = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEME.matcher(given).matches()) {
            throw new UrlDecoding.Malformed("it does not begin with a scheme, such as sqlite: or postgresql://");
        }
        int plus = given.indexOf('+');
        var scheme = UrlSchemes.canonical(plus < 0 ? given : given.substring(0, plus));
        if (!schemes.contains(scheme)) {
            throw new ConfigurationException(
                    "The database URL has the unknown scheme \"" + scheme + "\"", KnownNames.remedy(scheme, schemes));
        }
        if (plus >= 0) {
            checkSqlAlchemyDriver(scheme, given.substring(plus + 1));
        }
        return parse(scheme, text.substring(colon + 1));
    }

    private static void checkSqlAlchemyDriver(String scheme, String driver) {
        var known = UrlSchemes.sqlAlchemyDrivers(scheme);
        if (!known.contains(driver)) {
            throw new ConfigurationException(
                    "The database URL names the unknown driver \"" + driver + "\" behind " + scheme + "+",
                    known.isEmpty() ? "write " + scheme + ":" : KnownNames.remedy(driver, known) + ", or leave it out");
        }
    }

    private static DatabaseUrl parse(String scheme, String rest) throws UrlDecoding.Malformed {
        if (scheme.equals("sqlite")) {
            return parseSqlite(rest);
        }
        if (rest.startsWith("//")) {
            return ServerUrl.parse(scheme, rest.substring(2));
        }
        if (UrlSchemes.OWN.contains(scheme)) {
            throw new UrlDecoding.Malformed("behind " + scheme + ": two slashes are missing");
        }
        return embedded(scheme, rest, true);
    }

    private static DatabaseUrl parseSqlite(String rest) throws UrlDecoding.Malformed {
        if (!rest.startsWith("//")) {
            if (rest.isEmpty()) {
                throw new UrlDecoding.Malformed("it names no file; in memory is sqlite::memory:");
            }
            return embedded("sqlite", rest, true);
        }
        var path = rest.substring(2);
        if (!path.isEmpty() && path.charAt(0) != '/' && path.charAt(0) != '?') {
            throw new UrlDecoding.Malformed(
                    "SQLite has no host: a relative path has three slashes (sqlite:///a.db), an absolute one four");
        }
        return embedded("sqlite", path.startsWith("/") ? path.substring(1) : path, true);
    }

    private static DatabaseUrl embedded(String scheme, String rest, boolean encoded) throws UrlDecoding.Malformed {
        int mark = rest.indexOf('?');
        var path = mark < 0 ? rest : rest.substring(0, mark);
        var database = encoded ? UrlDecoding.decode(path) : path;
        if (scheme.equals("sqlite") && database.isEmpty()) {
            database = DatabaseUrl.MEMORY;
        }
        var query = new UrlQuery(mark < 0 ? "" : rest.substring(mark + 1), false);
        return new DatabaseUrl(scheme, null, null, List.of(), database, query.options());
    }

    private static DatabaseUrl parseJdbc(String rest) throws UrlDecoding.Malformed {
        int colon = rest.indexOf(':');
        var scheme = colon < 0 ? rest : rest.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!UrlSchemes.OWN.contains(scheme)) {
            throw new ConfigurationException(
                    "The database URL is a JDBC URL of an unknown kind", KnownNames.remedy(scheme, UrlSchemes.OWN));
        }
        var subname = colon < 0 ? "" : rest.substring(colon + 1);
        if (scheme.equals("sqlite")) {
            return embedded(scheme, subname, false);
        }
        if (subname.startsWith("//")) {
            return ServerUrl.parse(scheme, subname.substring(2));
        }
        if (scheme.equals("postgresql") && !subname.isEmpty()) {
            // PostgreSQL's JDBC driver: jdbc:postgresql:database is a database on this machine.
            return ServerUrl.parse(scheme, subname.startsWith("/") ? subname : "/" + subname);
        }
        throw new UrlDecoding.Malformed("behind jdbc:" + scheme + ": two slashes are missing");
    }
}
