package dev.aludel.dialect;

import dev.aludel.sql.tree.BindNode;
import dev.aludel.sql.tree.ColumnNode;
import dev.aludel.sql.tree.CteNode;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.FromNode;
import dev.aludel.sql.tree.Node;
import dev.aludel.sql.tree.ParameterNode;
import dev.aludel.sql.tree.ValueListNode;
import dev.aludel.sql.tree.WindowNode;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a compiler writes one statement: text, and the places of values in it. Belongs to one compilation.
 *
 * <p>There is no way to write a value as text but {@link #sql(String)}, which is for the dialect's own words: what comes from
 * a statement is written with {@link #identifier}, {@link #value}, {@link #parameter} and {@link #list}.
 */
public final class SqlWriter {
    private final Identifiers identifiers;
    private final Flattening values;
    private final boolean strict;
    private final boolean literals;
    private final StringBuilder text = new StringBuilder(128);
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable Scope scope;
    private boolean raw;
    private int depth;
    private boolean definesInside;
    private List<CteNode> postponed = List.of();

    SqlWriter(Identifiers identifiers, Flattening values, boolean strict) {
        this(identifiers, values, strict, false);
    }

    /** @param literals whether values are written into the text, as DDL has no parameters */
    SqlWriter(Identifiers identifiers, Flattening values, boolean strict, boolean literals) {
        this.identifiers = identifiers;
        this.values = values;
        this.strict = strict;
        this.literals = literals;
    }

    /** Writes words of SQL. */
    public SqlWriter sql(String words) {
        text.append(words);
        return this;
    }

    /** Writes the name of something that exists, in quotes if it needs them. */
    public SqlWriter identifier(String name) {
        text.append(identifiers.quoted(name));
        return this;
    }

    /**
     * Writes a name that the statement gives by itself, a label or an alias, or says again: one that is too long for the database is
     * shortened, the same way each time.
     */
    public SqlWriter given(String name) {
        text.append(identifiers.given(name));
        return this;
    }

    /** Writes the name of a table or another object that belongs to a schema; null for the default one. */
    public SqlWriter qualified(@Nullable String schema, String name) {
        return piece(new Piece.Schema(schema, false)).identifier(name);
    }

    /** Writes such a name inside of a literal, for functions that take names as texts. */
    public SqlWriter qualifiedInText(@Nullable String schema, String name) {
        piece(new Piece.Schema(schema, true));
        text.append(Identifiers.inText(identifiers.quoted(name)));
        return this;
    }

    /** Writes the place of a value. */
    public SqlWriter value(BindNode value) {
        return value(value, value.type());
    }

    /** Writes the place of a value that the database will take for another type, as the operand of a cast. */
    public SqlWriter value(BindNode value, SqlType<?> taken) {
        return piece(new Piece.Value(slot(value), value.type(), taken));
    }

    /** Writes the place of a value that each row of a batch supplies. */
    public SqlWriter parameter(ParameterNode parameter) {
        return piece(new Piece.Value(-1 - parameter.index(), parameter.type(), parameter.type()));
    }

    /** Writes the places of a list's values with commas between; {@code empty} stands for a list of none. */
    public SqlWriter list(ValueListNode list, String empty) {
        return piece(new Piece.Values(slot(list), list.type(), empty));
    }

    /** Writes the places of tuples whose values are in several lists, with commas between. */
    public SqlWriter tuples(List<ValueListNode> columns) {
        return piece(new Piece.Tuples(
                columns.stream().map(this::slot).toList(),
                columns.stream().<SqlType<?>>map(ValueListNode::type).toList()));
    }

    /** Writes one place for all of a list's values, to be bound as an array: the text is the same for every length. */
    public SqlWriter array(ValueListNode list) {
        return piece(new Piece.Array(slot(list), SqlTypes.array(list.type())));
    }

    /** Writes words that stand only if a list is empty, such as {@code AND 1 = 0}. */
    public SqlWriter ifEmpty(ValueListNode list, String words) {
        return piece(new Piece.IfEmpty(slot(list), words));
    }

    /** Whether a statement that cannot be executed is refused; not when it is only printed. */
    boolean strict() {
        return strict;
    }

    /** Whether values become literals in the text, as in DDL: then a list has no array, but as many places as values. */
    public boolean literals() {
        return literals;
    }

    /** Whether the column must be written with its table here. */
    boolean qualifies(ColumnNode column) {
        return scope == null || scope.qualifies(column);
    }

    /** Whether ORDER BY may use this label. */
    boolean hasLabel(String label) {
        return scope != null && scope.hasLabel(label);
    }

    /** Fails unless there is a source of this name for a column to come from. */
    void requireSource(String reference, String column) {
        if (scope != null) {
            scope.requireSource(reference, column);
        }
    }

    /** Whether a query around the one to come has this in its FROM. */
    boolean sees(FromNode source) {
        return scope != null && scope.sees(source);
    }

    /** Whether this is inside of another statement. */
    boolean inner() {
        return depth > 0;
    }

    /** Keeps what WITH defines until the query comes that it stands before. */
    void postpone(List<CteNode> tables) {
        postponed = tables;
    }

    List<CteNode> postponed() {
        List<CteNode> tables = postponed;
        postponed = List.of();
        return tables;
    }

    /** Has each query directly inside of the statement define the common tables that it refers to. */
    void defineInside() {
        definesInside = true;
    }

    /** Whether the query that comes defines its common tables itself. */
    boolean definesHere() {
        return definesInside && depth == 0;
    }

    void deeper() {
        depth++;
    }

    void shallower() {
        depth--;
    }

    /** Leaves the current level for a query that does not see it; what is given back goes to {@link #stepInside}. */
    @Nullable Scope stepOutside() {
        Scope left = scope;
        leave();
        return left;
    }

    /** Leaves all levels, as a definition in WITH sees none of them. */
    @Nullable Scope stepOutsideAll() {
        Scope left = scope;
        scope = null;
        return left;
    }

    void stepInside(@Nullable Scope inner) {
        scope = inner;
    }

    void label(String label) {
        if (scope != null) {
            scope.label(label);
        }
    }

    /** Notes a window of the WINDOW clause of this level, which may then be referred to by its name. */
    void window(WindowNode window) {
        if (scope != null) {
            scope.window(window);
        }
    }

    /** Whether the WINDOW clause of this level defines the window. */
    boolean hasWindow(WindowNode window) {
        return scope != null && scope.hasWindow(window);
    }

    /** Enters a query level with these tables. */
    void enter(boolean qualified, List<? extends FromNode> sources) {
        var inner = new Scope(scope, qualified, strict);
        for (FromNode source : sources) {
            inner.add(source);
        }
        scope = inner;
    }

    void leave() {
        if (scope != null) {
            scope = scope.outer();
        }
    }

    /** Notes that the statement contains raw SQL, of which nothing is known. */
    void raw() {
        raw = true;
    }

    boolean containsRaw() {
        return raw;
    }

    List<Piece> pieces() {
        flush();
        return List.copyOf(pieces);
    }

    private SqlWriter piece(Piece piece) {
        flush();
        pieces.add(piece);
        return this;
    }

    private void flush() {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Sql(text.toString()));
            text.setLength(0);
        }
    }

    private int slot(Node value) {
        int slot = values.slotOf(value);
        if (slot < 0) {
            throw new IllegalArgumentException("a dialect writes a value that the statement does not have");
        }
        return slot;
    }
}
