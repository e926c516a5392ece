package dev.aludel.sql;

import dev.aludel.error.ParameterException;
import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.RawNode;
import dev.aludel.sql.tree.TextNode;
import dev.aludel.sql.tree.TextPart;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Raw SQL with named values: {@code text("select * from users where id in (:ids)").bind("ids", List.of(1, 2))}. Values never
 * become part of the SQL. A name inside of strings, quoted names and comments is none; {@code \:} writes a colon.
 *
 * <p>Immutable and thread-safe. Its rows are read by the names that the database reports; {@link #column} gives one a type,
 * {@link #into} reads them as something else, and {@link #columns} says which there are, so that other queries can select from
 * it.
 */
@CheckReturnValue
public final class Text implements Query<Row> {
    private final String sql;
    private final TextLexer.Pieces pieces;
    private final Map<String, TextPart> values;
    private final Map<String, SqlType<?>> types;

    Text(String sql) {
        this(sql, TextLexer.pieces(sql), Map.of(), Map.of());
    }

    private Text(String sql, TextLexer.Pieces pieces, Map<String, TextPart> values, Map<String, SqlType<?>> types) {
        this.sql = sql;
        this.pieces = pieces;
        this.values = values;
        this.types = types;
    }

    /**
     * Gives a name its value; the type follows from the value's class. A collection stands for a list: write
     * {@code in (:names)}. An empty one is no row: nothing is in it. A null in it is NULL, with which nothing is {@code not in}
     * the list.
     *
     * @throws ParameterException if the SQL has no such name (the message lists those it has), if it has a value already, or if
     *     nothing is known of the value's class
     */
    public Text bind(String name, @Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return bound(name, new ValueListNode(ValueTypes.ofAll(list, name), new ArrayList<>(list)));
        }
        return bound(name, new BindNode(ValueTypes.of(value, name), value));
    }

    /**
     * Gives a name its value and type.
     *
     * @throws ParameterException if the SQL has no such name, or it has a value already
     */
    public <T> Text bind(String name, @Nullable T value, SqlType<T> type) {
        return bound(name, new BindNode(type, value));
    }

    /**
     * Gives a name a list of values, for {@code in (:names)}.
     *
     * @throws ParameterException if the SQL has no such name, or it has a value already
     */
    public <T> Text bindAll(String name, Collection<? extends T> values, SqlType<T> type) {
        return bound(name, new ValueListNode(type, new ArrayList<>(values)));
    }

    /** Says of which type the result's column with this name is. */
    public Text column(String name, SqlType<?> type) {
        Map<String, SqlType<?>> more = new LinkedHashMap<>(types);
        more.put(name, type);
        return new Text(sql, pieces, values, more);
    }

    /**
     * The same for each set of values, to be executed as a batch; names that {@link #bind} has given a value keep it. The
     * values of a name are of one class, or null.
     *
     * @throws ParameterException if a set lacks a name, or has one too many, or a value of another class or of none that is known
     */
    public Batch batch(Iterable<? extends Map<String, ? extends @Nullable Object>> sets) {
        return new TextBatch(this, sets).batch();
    }

    /** Reads the result as rows of these items, found by the names of their columns; {@link Sql#column} is any by its name. */
    public TypedText<Row> columns(Selectable<?>... items) {
        var all = new Items(items);
        return new TypedText<>(this, all.columns(), all::row);
    }

    /** Reads each row as this item, found by the names of its columns: {@code text(..).into(row(a, b).into(Pair::new))}. */
    public <T> TypedText<T> into(Selectable<T> item) {
        return new TypedText<>(this, item.columns(), item.decoder());
    }

    /** Turns each row into something else. */
    public <R> Query<R> map(Function<? super Row, ? extends R> function) {
        return new MappedText<>(this, function);
    }

    @Override
    public List<Expression<?>> columns() {
        return List.of();
    }

    /** Reads the columns by position: their names are known to the result only. */
    @Override
    public RowDecoder<Row> decoder() {
        return (row, offset, scope) -> {
            List<String> names = new ArrayList<>(row.columnCount());
            for (int i = 0; i < row.columnCount(); i++) {
                names.add("");
            }
            return NamedRows.decoder(names, types).decode(row, offset, scope);
        };
    }

    @Override
    public RowDecoder<Row> decoder(List<String> names) {
        return NamedRows.decoder(names, types);
    }

    @Override
    public List<QueryOption> options() {
        return List.of();
    }

    /**
     * The statement.
     *
     * @throws ParameterException if a name has no value
     */
    @Override
    public TextNode tree() {
        List<TextPart> parts = new ArrayList<>(pieces.raw().size() * 2);
        for (int i = 0; i < pieces.names().size(); i++) {
            add(parts, pieces.raw().get(i));
            TextPart value = values.get(pieces.names().get(i));
            if (value == null) {
                throw new ParameterException(
                        "the parameter :" + pieces.names().get(i) + " has no value",
                        "bind(\"" + pieces.names().get(i) + "\", ..) it, or write \\: if a colon is meant");
            }
            parts.add(value);
        }
        add(parts, pieces.raw().getLast());
        return new TextNode(parts, pieces.questionMarks(), pieces.otherwise());
    }

    private static void add(List<TextPart> parts, String raw) {
        if (!raw.isEmpty()) {
            parts.add(new RawNode(raw));
        }
    }

    private Text bound(String name, TextPart value) {
        if (!pieces.names().contains(name)) {
            throw new ParameterException(
                    "the SQL has no parameter :" + name,
                    pieces.otherwise()
                            ? "it is read as PostgreSQL reads it: write comments as -- with a blank or a single /* */, and not #"
                            : pieces.names().isEmpty()
                                    ? "it has none at all"
                                    : "it has :"
                                            + String.join(
                                                    ", :",
                                                    pieces.names().stream()
                                                            .distinct()
                                                            .toList()));
        }
        if (values.containsKey(name)) {
            throw new ParameterException(
                    "the parameter :" + name + " has a value already",
                    "bind it once, or give the other one its own name");
        }
        return with(name, value);
    }

    /** The names that have no value, each once. */
    List<String> open() {
        return pieces.names().stream()
                .distinct()
                .filter(name -> !values.containsKey(name))
                .toList();
    }

    Text with(String name, TextPart value) {
        Map<String, TextPart> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Text(sql, pieces, more, types);
    }

    /** The SQL as it was given. */
    @Override
    public String toString() {
        return sql;
    }
}
