package dev.aludel.dialect;

import dev.aludel.error.ParameterException;
import dev.aludel.schema.SchemaMap;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a statement's structure: good for every statement with the same structure, whatever its values and the lengths
 * of its lists. Immutable but for a small cache of expansions; thread-safe.
 */
public final class CompiledStatement {
    /** How many texts are kept at once, of different lengths of lists and schemas; a statement with more expands anew. */
    private static final int KEPT = 64;

    /** In place of an element's position: all of the list's values, in one array. */
    static final int ARRAY = -2;

    private final StatementCompiler compiler;
    private final List<Piece> pieces;
    private final List<SqlType<?>> columns;
    private final DriverStatement.Kind kind;
    private final int[] lists;
    private final @Nullable Expansion fixed;
    private final boolean inSchemas;
    private final ConcurrentHashMap<Shape, Expansion> expansions = new ConcurrentHashMap<>();

    /** What compiling cost, for the first execution to tell; a lost update only tells it twice. */
    private long compileNanos;

    CompiledStatement(
            StatementCompiler compiler, List<Piece> pieces, List<SqlType<?>> columns, DriverStatement.Kind kind) {
        this.compiler = compiler;
        this.pieces = List.copyOf(pieces);
        this.columns = List.copyOf(columns);
        this.kind = kind;
        this.lists = pieces.stream()
                .mapMulti((Piece piece, java.util.function.Consumer<Integer> slots) -> {
                    switch (piece) {
                        case Piece.Values values -> slots.accept(values.slot());
                        case Piece.Tuples tuples -> slots.accept(tuples.slots().getFirst());
                        default -> {}
                    }
                })
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
        this.inSchemas = pieces.stream().anyMatch(Piece.Schema.class::isInstance);
        this.fixed = lists.length == 0 ? expand(Shape.PLAIN) : null;
    }

    /** The same, which took so long to compile. */
    CompiledStatement after(long nanos) {
        compileNanos = nanos;
        return this;
    }

    private long newlySpent() {
        long nanos = compileNanos;
        if (nanos != 0) {
            compileNanos = 0;
        }
        return nanos;
    }

    public DriverStatement.Kind kind() {
        return kind;
    }

    /** The types of the columns of its rows, empty when there are none or only the database knows. */
    public List<SqlType<?>> columns() {
        return columns;
    }

    /** The text, with one place for each list. */
    public String sql() {
        return sql(SchemaMap.NONE);
    }

    /** The text where schemas stand for others, with one place for each list. */
    public String sql(SchemaMap schemas) {
        return expansion(Collections.nCopies(lists.length, 1), schemas)
                .statement
                .sql();
    }

    BoundStatement bind(Flattening values, SchemaMap schemas) {
        var expansion = expansion(lengths(values), schemas);
        int[] sources = expansion.sources;
        @Nullable Object[] bound = new @Nullable Object[sources.length];
        // Lists are encoded once, whatever the number of their elements' places.
        Map<Integer, @Nullable Object[]> encoded = lists.length == 0 ? Map.of() : new HashMap<>();
        for (int i = 0; i < sources.length; i++) {
            int source = sources[i];
            if (source < 0) {
                throw new ParameterException(
                        "the statement has parameters that rows supply, and is executed without rows",
                        "execute it as a batch");
            }
            if (expansion.elements[i] == ARRAY) {
                bound[i] = values.values(source);
            } else if (expansion.elements[i] < 0) {
                bound[i] = values.value(source);
            } else {
                bound[i] = encoded.computeIfAbsent(source, values::values)[expansion.elements[i]];
            }
        }
        return new BoundStatement(expansion.statement, bound, newlySpent());
    }

    BoundBatch bind(Flattening values, List<@Nullable Object[]> rows, SchemaMap schemas) {
        if (lists.length > 0) {
            throw new ParameterException("a batch cannot have a list of values", "compare with one value per row");
        }
        var expansion = expansion(List.of(), schemas);
        if (expansion.rowsAsTheyAre(rows)) {
            return new BoundBatch(expansion.statement, rows, newlySpent());
        }
        int[] sources = expansion.sources;
        List<@Nullable Object[]> bound = new ArrayList<>(rows.size());
        for (int r = 0; r < rows.size(); r++) {
            @Nullable Object[] row = rows.get(r);
            @Nullable Object[] ordered = new @Nullable Object[sources.length];
            for (int i = 0; i < sources.length; i++) {
                ordered[i] = sources[i] < 0
                        ? element(row, -1 - sources[i], r)
                        : expansion.elements[i] == ARRAY ? values.values(sources[i]) : values.value(sources[i]);
            }
            bound.add(ordered);
        }
        return new BoundBatch(expansion.statement, bound, newlySpent());
    }

    private static @Nullable Object element(@Nullable Object[] row, int index, int number) {
        if (index >= row.length) {
            throw new ParameterException(
                    "row " + number + " of the batch has " + row.length + " values, and the statement asks for one at "
                            + index,
                    "give each row a value for each parameter");
        }
        return row[index];
    }

    private List<Integer> lengths(Flattening values) {
        if (lists.length == 0) {
            return List.of();
        }
        List<Integer> lengths = new ArrayList<>(lists.length);
        for (int slot : lists) {
            lengths.add(values.length(slot));
        }
        return lengths;
    }

    private Expansion expansion(List<Integer> lengths, SchemaMap schemas) {
        boolean mapped = inSchemas && !schemas.isEmpty();
        if (fixed != null && !mapped) {
            return fixed;
        }
        var shape = new Shape(lengths, mapped ? schemas : SchemaMap.NONE);
        Expansion known = expansions.get(shape);
        if (known != null) {
            return known;
        }
        Expansion made = expand(shape);
        if (expansions.size() >= KEPT) {
            expansions.clear();
        }
        Expansion other = expansions.putIfAbsent(shape, made);
        return other == null ? made : other;
    }

    private Expansion expand(Shape shape) {
        List<Integer> lengths = shape.lengths;
        var writer = new PlaceholderWriter(compiler);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Sql sql -> writer.text(sql.text());
                case Piece.Schema schema -> writer.text(compiler.schema(schema, shape.schemas));
                case Piece.Value value -> writer.value(value);
                case Piece.Values values -> {
                    int length = lengths.get(position(values.slot()));
                    if (length == 0) {
                        writer.text(values.empty());
                    } else {
                        writer.values(values.slot(), values.type(), length);
                    }
                }
                case Piece.Tuples tuples -> {
                    int length = lengths.get(position(tuples.slots().getFirst()));
                    if (length == 0) {
                        writer.text(tuples.nulls());
                    } else {
                        writer.tuples(tuples.slots(), tuples.types(), length);
                    }
                }
                case Piece.Array array -> writer.array(array.slot(), array.type());
                case Piece.IfEmpty words -> {
                    if (lengths.get(position(words.slot())) == 0) {
                        writer.text(words.text());
                    }
                }
            }
        }
        return writer.expansion(columns, kind);
    }

    private int position(int slot) {
        for (int i = 0; i < lists.length; i++) {
            if (lists[i] == slot) {
                return i;
            }
        }
        throw new IllegalStateException("a list that the statement does not have");
    }

    /**
     * What a text depends on.
     *
     * @param lengths how many values each list has
     * @param schemas what schemas stand for
     */
    private record Shape(List<Integer> lengths, SchemaMap schemas) {
        private static final Shape PLAIN = new Shape(List.of(), SchemaMap.NONE);
    }

    /**
     * The text for certain lengths of the lists and certain schemas.
     *
     * @param sources where each value comes from
     * @param elements for an element of a list its position in it, for a single value -1, for a whole list {@link #ARRAY}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Expansion(DriverStatement statement, int[] sources, int[] elements) {
        /** Whether rows have exactly the values that the statement asks for, in its order. */
        private boolean rowsAsTheyAre(List<@Nullable Object[]> rows) {
            for (int i = 0; i < sources.length; i++) {
                if (sources[i] != -1 - i) {
                    return false;
                }
            }
            for (@Nullable Object[] row : rows) {
                if (row.length != sources.length) {
                    return false;
                }
            }
            return true;
        }
    }
}
