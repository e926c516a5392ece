package dev.aludel.postgresql.copy;

import dev.aludel.error.InvalidStatementException;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of COPY. */
final class CopySql {
    private CopySql() {}

    static String into(String table, List<String> columns) {
        return "COPY " + name(table) + list(columns) + " FROM STDIN (FORMAT binary)";
    }

    /** In COPY's text format, whose defaults are what {@link TextForm} writes. */
    static String intoAsText(String table, List<String> columns) {
        return "COPY " + name(table) + list(columns) + " FROM STDIN";
    }

    static String query(String query) {
        return "COPY (" + query + ") TO STDOUT (FORMAT binary)";
    }

    /** A query with the types of a table's columns. */
    static String types(String table, List<String> columns) {
        return "SELECT " + (columns.isEmpty() ? "*" : quoted(columns)) + " FROM " + name(table);
    }

    private static String list(List<String> columns) {
        return columns.isEmpty() ? "" : " (" + quoted(columns) + ")";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(CopySql::quote).collect(Collectors.joining(", "));
    }

    private static String name(String table) {
        int dot = table.indexOf('.');
        return dot < 0 ? quote(table) : quote(table.substring(0, dot)) + "." + quote(table.substring(dot + 1));
    }

    private static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new InvalidStatementException(
                    "\"" + name.replace('\0', '?') + "\" is no name of a table or column", "give it one");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
