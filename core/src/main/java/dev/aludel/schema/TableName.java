package dev.aludel.schema;

import dev.aludel.error.MappingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a table in a {@link MetaData}, or a view, sequence or type. Immutable.
 *
 * @param schema the database schema, or null for the connection's default one
 * @param name the name as the database keeps it
 */
public record TableName(@Nullable String schema, String name) {
    /** One or two names, in quotes where they contain a point. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?:(?:\"(?<qs>(?:[^\"]|\"\")+)\"|(?<s>[^\".]+))\\.)?(?:\"(?<qn>(?:[^\"]|\"\")+)\"|(?<n>[^\".]+))");

    public TableName {
        Names.require(name, "a table");
        if (schema != null) {
            Names.require(schema, "the schema of table " + name);
        }
    }

    /** A table of the default schema. */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    /**
     * A name as people write it: {@code users}, or {@code app.users} for a table of another schema. A name that contains points
     * stands in double quotes: {@code "we.ird".users}.
     *
     * @throws MappingException if there is more than one point outside of quotes
     */
    public static TableName parse(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return of(text);
        }
        Matcher quoted = QUOTED.matcher(text);
        if (text.indexOf('"') >= 0 && quoted.matches()) {
            String schema = part(quoted.group("qs"), quoted.group("s"));
            String name = part(quoted.group("qn"), quoted.group("n"));
            return new TableName(schema, name == null ? text : name);
        }
        if (text.indexOf('.', point + 1) >= 0) {
            throw new MappingException(
                    "'" + text + "' is not the name of a table",
                    "write 'table' or 'schema.table', and put a name that contains points in double quotes, or give it as"
                            + " new TableName(schema, name)");
        }
        return new TableName(text.substring(0, point), text.substring(point + 1));
    }

    private static @Nullable String part(@Nullable String inQuotes, @Nullable String plain) {
        return inQuotes == null ? plain : inQuotes.replace("\"\"", "\"");
    }

    /** The text of which {@link #parse} makes this name. */
    public String written() {
        String own = written(name);
        return schema == null ? own : written(schema) + "." + own;
    }

    private static String written(String part) {
        return part.indexOf('.') < 0 ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
