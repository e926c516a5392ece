package dev.aludel.jdbc.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The pieces of SQL that stand in the catalogs: defaults, checks, computed columns, parts of indexes. */
final class CatalogSql {
    private CatalogSql() {}

    /** Without parentheses around the whole of it, strings written as the standard has it. */
    static String of(ServerKind kind, String found) {
        return MySqlScratch.bare(kind == ServerKind.MYSQL ? decoded(unescaped(found)) : found);
    }

    /** MySQL writes it as if it stood in a string. */
    private static String unescaped(String found) {
        var text = new StringBuilder(found.length());
        for (int i = 0; i < found.length(); i++) {
            char c = found.charAt(i);
            text.append(
                    c != '\\' || i + 1 == found.length()
                            ? c
                            : switch (found.charAt(++i)) {
                                case 'n' -> '\n';
                                case 'r' -> '\r';
                                case '0' -> '\0';
                                default -> found.charAt(i);
                            });
        }
        return text.toString();
    }

    /** MySQL takes each byte of the UTF-8 for a letter. A text that is none, of a server that does not, is left as it is. */
    private static String decoded(String found) {
        var bytes = found.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(found)) {
            return found;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return found;
        }
    }
}
