package dev.aludel.schema;

import dev.aludel.sql.ColumnFill;
import dev.aludel.sql.Expression;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What can be said of a column beside its type; import the methods statically.
 *
 * {@snippet :
 * Table users = Table.of("users")
 *         .intColumn("id", primaryKey(), generated())
 *         .textColumn("email", 100, unique(), indexed())
 *         .intColumn("team_id", nullable(), references("teams"))
 *         .build();
 * }
 *
 * <p>Immutable.
 */
public abstract sealed class ColumnOption permits ColumnOption.Simple, Reference {
    ColumnOption() {}

    /** The column may be NULL. */
    public static ColumnOption nullable() {
        return new Simple(draft -> draft.column = draft.column.asNullable());
    }

    /** The column is the primary key, or part of it when several columns are said to be. */
    public static ColumnOption primaryKey() {
        return new Simple(draft -> draft.primaryKey = true);
    }

    /** The database draws the value: an identity column, an auto-increment. */
    public static ColumnOption generated() {
        return new Simple(draft -> draft.column = draft.column.asGenerated());
    }

    /** The database draws the value in this way. */
    public static ColumnOption identity(IdentityRule drawn) {
        return new Simple(draft -> draft.column = draft.column.withIdentity(drawn));
    }

    /** The database's default is the next number of this sequence. */
    public static ColumnOption drawnFrom(Sequence sequence) {
        return new Simple(draft -> draft.column = draft.column.drawnFrom(sequence));
    }

    /** The database calculates the value from other columns: it is never assigned. */
    public static ColumnOption computed(Computed calculation) {
        return new Simple(draft -> draft.column = draft.column.withComputed(calculation));
    }

    /**
     * MySQL and MariaDB write the present moment into the column whenever an UPDATE changes its row and does not assign it. Of moments
     * and of dates with a time; elsewhere it is refused, and {@link #onUpdate(Supplier) onUpdate(Instant::now)} does it.
     */
    public static ColumnOption serverOnUpdate() {
        return new Simple(draft -> draft.column = draft.column.withServerOnUpdate(true));
    }

    /** Something in the database that the schema does not show writes the column, such as a trigger. */
    public static ColumnOption fetched(Fetched when) {
        return new Simple(draft -> draft.column = draft.column.withFetched(when));
    }

    /** The column follows the rules of this domain. */
    public static ColumnOption domain(Domain domain) {
        return new Simple(draft -> draft.column = draft.column.withDomain(domain));
    }

    /** The type's name on one kind of database, written as it is: {@code typeOn("PostgreSQL", "CITEXT")}. */
    public static ColumnOption typeOn(String dialect, String typeName) {
        return new Simple(draft -> draft.column = draft.column.withTypeOn(dialect, typeName));
    }

    /** How the texts are compared: the database's own name of a collation. */
    public static ColumnOption collation(String name) {
        return new Simple(draft -> draft.column = draft.column.withCollation(name));
    }

    /** No two rows have the same value. */
    public static ColumnOption unique() {
        return new Simple(draft -> draft.constraints.add(UniqueKey.of(draft.column.name())));
    }

    /** There is an index over the column. */
    public static ColumnOption indexed() {
        return new Simple(draft -> draft.indexes.add(Index.of(draft.column.name())));
    }

    /** The database's default, as SQL text: {@code 0}, {@code 'new'}, {@code CURRENT_TIMESTAMP}. */
    public static ColumnOption serverDefault(String sql) {
        return new Simple(draft -> draft.column = draft.column.withDefault(sql));
    }

    /** The database's default, as an expression without columns. */
    public static ColumnOption serverDefault(Expression<?> value) {
        return new Simple(draft -> draft.column = draft.column.withDefault(value));
    }

    /**
     * What an INSERT gives the column when it does not assign it. Not part of the database's schema: statements made with this table
     * send it.
     *
     * @param value a value of the column's class
     */
    public static ColumnOption initial(Object value) {
        return new Simple(draft -> draft.initial = ColumnFill.value(value));
    }

    /** As {@link #initial(Object)}: asked for once for each row, whenever an INSERT is executed, by any thread. */
    public static ColumnOption initial(Supplier<?> each) {
        return new Simple(draft -> draft.initial = ColumnFill.each(each));
    }

    /** As {@link #initial(Object)}: an expression without columns, which the database evaluates. */
    public static ColumnOption initial(Expression<?> value) {
        return new Simple(draft -> draft.initial = ColumnFill.expression(value));
    }

    /**
     * What an UPDATE gives the column when it does not assign it, and so does an upsert that changes a row.
     *
     * @param value a value of the column's class
     */
    public static ColumnOption onUpdate(Object value) {
        return new Simple(draft -> draft.renewal = ColumnFill.value(value));
    }

    /** As {@link #onUpdate(Object)}: asked for once for each statement, whenever it is executed, by any thread. */
    public static ColumnOption onUpdate(Supplier<?> each) {
        return new Simple(draft -> draft.renewal = ColumnFill.each(each));
    }

    /** As {@link #onUpdate(Object)}: an expression, such as {@code USER.revision.plus(1)}, which the database evaluates. */
    public static ColumnOption onUpdate(Expression<?> value) {
        return new Simple(draft -> draft.renewal = ColumnFill.expression(value));
    }

    /** A condition that every row fulfils, as SQL text: {@code balance >= 0}. */
    public static ColumnOption check(String sql) {
        return new Simple(draft -> draft.constraints.add(Check.of(sql)));
    }

    /** A remark for those who read the schema. */
    public static ColumnOption comment(String text) {
        return new Simple(draft -> draft.column = draft.column.withComment(text));
    }

    /** The value is the primary key of a row of this table, {@code users} or {@code schema.users}. */
    public static Reference references(String table) {
        return new Reference(column -> ForeignKey.of(column).references(table));
    }

    /** The value is that of a unique column of this table. */
    public static Reference references(String table, String column) {
        return new Reference(own -> ForeignKey.of(own).references(table, column));
    }

    abstract void apply(ColumnDraft draft);

    /** An option that is one change of the draft. */
    static final class Simple extends ColumnOption {
        private final Consumer<ColumnDraft> change;

        Simple(Consumer<ColumnDraft> change) {
            this.change = Objects.requireNonNull(change);
        }

        @Override
        void apply(ColumnDraft draft) {
            change.accept(draft);
        }
    }
}
