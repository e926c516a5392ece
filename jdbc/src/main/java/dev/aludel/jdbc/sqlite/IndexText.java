package dev.aludel.jdbc.sqlite;

import dev.aludel.jdbc.SqlTokens;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import java.util.Locale;

/** Reads a CREATE INDEX that SQLite keeps in its catalog. */
final class IndexText {
    private IndexText() {}

    static Index read(String name, String sql) {
        var words = new SqlTokens(sql);
        words.take("CREATE");
        boolean unique = words.take("UNIQUE");
        while (words.more() && !words.peek().is("ON")) {
            words.next();
        }
        words.next();
        words.qualifiedName();
        Index index = Index.on(SqlTokens.parts(words.group()).stream()
                        .map(IndexText::part)
                        .toArray(IndexPart[]::new))
                .named(name);
        if (words.take("WHERE")) {
            index = index.where(words.rest());
        }
        return unique ? index.asUnique() : index;
    }

    private static IndexPart part(String text) {
        var words = new SqlTokens(text);
        var first = words.next();
        boolean column = !first.is("(") && (!words.more() || words.peek().is("COLLATE") || direction(words));
        String expression = text;
        boolean descending = false;
        for (String ending : new String[] {" DESC", " ASC"}) {
            if (expression.toUpperCase(Locale.ROOT).endsWith(ending)) {
                descending = ending.equals(" DESC");
                expression = expression.substring(0, expression.length() - ending.length());
                break;
            }
        }
        IndexPart part = column ? IndexPart.of(first.name()) : IndexPart.expression(SqlTokens.bare(expression));
        if (column && words.take("COLLATE")) {
            part = part.collate(words.next().name());
        }
        return descending ? part.desc() : part;
    }

    private static boolean direction(SqlTokens words) {
        return words.peek().is("ASC") || words.peek().is("DESC");
    }
}
