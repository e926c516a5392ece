package dev.aludel.postgresql.copy;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.postgresql.protocol.RowDescription;
import dev.aludel.postgresql.type.codec.TextWriter;
import dev.aludel.postgresql.type.codec.TypeRegistry;
import org.jspecify.annotations.Nullable;

/** COPY's text format (PostgreSQL's manual, COPY, "Text Format"): for types that have no binary form here. */
final class TextForm implements RowForm {
    private final TextWriter[] writers;

    TextForm(TypeRegistry types, RowDescription columns) {
        writers = new TextWriter[columns.columns()];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = TextWriter.of(types, columns.type(i));
        }
    }

    @Override
    public void header(MessageWriter out) {}

    @Override
    public void beginRow(MessageWriter out, int columns) {}

    @Override
    public void value(MessageWriter out, int column, @Nullable Object value) {
        if (column > 0) {
            out.int8('\t');
        }
        out.text(value == null ? "\\N" : escaped(writers[column].text(value)));
    }

    /** What would end a column or a row, and the backslash, with a backslash before. */
    private static String escaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char mark = switch (c) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (mark != 0 && escaped == null) {
                escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(mark == 0 ? "" : "\\").append(mark == 0 ? c : mark);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    @Override
    public void endRow(MessageWriter out) {
        out.int8('\n');
    }

    @Override
    public void trailer(MessageWriter out) {}
}
