package dev.aludel.jdbc.mysql;

import dev.aludel.jdbc.SqlTokens;
import dev.aludel.jdbc.mysql.type.MySqlTypes;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names mean that the catalog has for the types of columns. */
final class MySqlFoundTypes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private MySqlFoundTypes() {}

    /**
     * The type of this name; one that is not known here keeps it.
     *
     * @param column the column's name, after which an enumeration is called
     */
    static SqlType<?> of(String name, String column) {
        var words = new SqlTokens(name);
        String word = words.next().text().toLowerCase(Locale.ROOT);
        List<String> sizes = words.peek().is("(") ? SqlTokens.names(words.group()) : List.of();
        if (words.more()) {
            return unsigned(word, sizes, name);
        }
        return switch (word) {
            case "smallint" -> SqlTypes.SMALLINT;
            case "int", "integer" -> SqlTypes.INTEGER;
            case "bigint" -> SqlTypes.BIGINT;
            case "float" -> SqlTypes.REAL;
            case "double" -> SqlTypes.DOUBLE;
            case "tinyint" -> sizes.equals(List.of("1")) ? SqlTypes.BOOLEAN : MySqlTypes.TINYINT;
            case "mediumint" -> MySqlTypes.MEDIUMINT;
            case "year" -> MySqlTypes.YEAR;
            case "bit" -> MySqlTypes.bit(sizes.isEmpty() ? 1 : Integer.parseInt(sizes.getFirst()));
            case "set" -> set(sizes.stream().map(MySqlFoundTypes::plain).toList(), name);
            case "tinytext" -> MySqlTypes.TINYTEXT;
            case "text" -> MySqlTypes.TEXT;
            case "mediumtext" -> MySqlTypes.MEDIUMTEXT;
            case "tinyblob" -> MySqlTypes.TINYBLOB;
            case "blob" -> MySqlTypes.BLOB;
            case "mediumblob" -> MySqlTypes.MEDIUMBLOB;
            case "binary" -> sizes.equals(List.of("0")) ? SqlTypes.unknown(name) : binary(sizes);
            case "varbinary" -> bytes(Integer.parseInt(sizes.getFirst()), name);
            case "boolean" -> SqlTypes.BOOLEAN;
            case "decimal" -> decimal(sizes);
            case "varchar" -> sized(sizes, SqlTypes::varchar, name);
            case "char" -> sized(sizes.isEmpty() ? List.of("1") : sizes, MySqlTypes::character, name);
            case "longtext" -> SqlTypes.TEXT;
            case "longblob" -> SqlTypes.BYTES;
            case "date" -> SqlTypes.DATE;
            case "datetime" -> digits(sizes) == 6 ? SqlTypes.TIMESTAMP : MySqlTypes.datetime(digits(sizes));
            case "timestamp" -> MySqlTypes.timestamp(digits(sizes));
            case "time" -> digits(sizes) == 6 ? SqlTypes.TIME : MySqlTypes.time(digits(sizes));
            case "uuid" -> SqlTypes.UUID;
            case "json" -> SqlTypes.JSON;
            case "enum" ->
                SqlTypes.nativeEnum(
                        column, sizes.stream().map(MySqlFoundTypes::plain).toList());
            default -> SqlTypes.unknown(name);
        };
    }

    /** The catalog writes labels with backslashes, whatever the session says of these. */
    private static String plain(String label) {
        return ESCAPE.matcher(label)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "Z" -> "\u001a";
                            default -> escape.group(1);
                        }));
    }

    /** Neither the width nor leading zeros, which are for display, say anything of the values. */
    private static SqlType<?> unsigned(String word, List<String> sizes, String name) {
        boolean whole = name.toLowerCase(Locale.ROOT).matches("\\w+(\\([\\d, ]+\\))? unsigned( zerofill)?");
        return switch (whole ? word : "") {
            case "tinyint" -> MySqlTypes.UNSIGNED_TINYINT;
            case "smallint" -> MySqlTypes.UNSIGNED_SMALLINT;
            case "mediumint" -> MySqlTypes.UNSIGNED_MEDIUMINT;
            case "int", "integer" -> MySqlTypes.UNSIGNED_INT;
            case "bigint" -> MySqlTypes.UNSIGNED_BIGINT;
            case "decimal" -> MySqlTypes.unsignedDecimal(precision(sizes), scale(sizes));
            default -> SqlTypes.unknown(name);
        };
    }

    /** A text without any characters can be declared, and says nothing. */
    private static SqlType<?> sized(List<String> sizes, IntFunction<SqlType<?>> type, String name) {
        int length = Integer.parseInt(sizes.getFirst());
        return length == 0 ? SqlTypes.unknown(name) : type.apply(length);
    }

    private static int digits(List<String> sizes) {
        return sizes.isEmpty() ? 0 : Integer.parseInt(sizes.getFirst());
    }

    private static SqlType<?> binary(List<String> sizes) {
        return MySqlTypes.binary(sizes.isEmpty() ? 1 : Integer.parseInt(sizes.getFirst()));
    }

    /** A label without characters can be made, but a value with it looks like one without any. */
    private static SqlType<?> set(List<String> labels, String name) {
        return labels.stream().anyMatch(String::isBlank)
                ? SqlTypes.unknown(name)
                : MySqlTypes.set(labels.toArray(String[]::new));
    }

    private static SqlType<?> bytes(int length, String name) {
        return length > 0 && length < 65_533 ? MySqlTypes.varbinary(length) : SqlTypes.unknown(name);
    }

    private static SqlType<?> decimal(List<String> sizes) {
        int precision = precision(sizes);
        int scale = scale(sizes);
        return precision == 65 && scale == 30 ? SqlTypes.DECIMAL : SqlTypes.decimal(precision, scale);
    }

    private static int precision(List<String> sizes) {
        return sizes.isEmpty() ? 10 : Integer.parseInt(sizes.getFirst());
    }

    private static int scale(List<String> sizes) {
        return sizes.size() < 2 ? 0 : Integer.parseInt(sizes.getLast());
    }
}
