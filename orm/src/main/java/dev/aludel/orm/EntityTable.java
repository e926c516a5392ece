package dev.aludel.orm;

import dev.aludel.error.SessionStateException;
import dev.aludel.orm.mapping.EntityMapping;
import dev.aludel.orm.mapping.EntityScope;
import dev.aludel.schema.DefinedTable;
import dev.aludel.schema.TableDefinition;
import dev.aludel.sql.ColumnExpression;
import dev.aludel.sql.RowDecoder;
import dev.aludel.sql.Select;
import dev.aludel.sql.Selectable;
import dev.aludel.sql.Sql;
import dev.aludel.sql.TableSource;
import dev.aludel.type.RowReader;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of an entity in statements: the superclass of the generated metamodels. Selecting it gives the session's one
 * object per row. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <K> the class of its key
 */
public abstract class EntityTable<E, K> extends TableSource implements Selectable<E>, DefinedTable {
    protected EntityTable(@Nullable String schema, String name, @Nullable String alias) {
        super(schema, name, alias);
    }

    /** How the class is mapped. */
    public abstract EntityMapping<E, K> mapping();

    /** The same table under another name, to stand in one statement twice. */
    public abstract EntityTable<E, K> as(String alias);

    /** A query of the entities. */
    public final Select<E> select() {
        return Sql.select(this);
    }

    @Override
    public final List<String> keyColumns() {
        var key = definition().primaryKey();
        return key == null ? List.of() : key.columns();
    }

    @Override
    protected final List<List<String>> uniqueColumns() {
        return definition().uniqueColumns();
    }

    @Override
    public final List<Link> links() {
        return definition().links();
    }

    @Override
    public final TableDefinition definition() {
        return mapping().definition();
    }

    /** Declares a to-many relationship; the suppliers are asked when it is used first. */
    protected final <T> ToMany<E, T> toMany(
            String name,
            Supplier<? extends EntityTable<T, ?>> target,
            Supplier<? extends ToOne<T, ?>> inverse,
            Function<E, Many<T>> access,
            Loading loading,
            RelationOptions options) {
        return new ToMany<>(this, name, target, inverse, access, loading, options);
    }

    /** Declares a to-one relationship by its foreign key's column; the suppliers are asked when it is used first. */
    protected final <T extends @Nullable Object> ToOne<E, T> toOne(
            String name,
            ColumnExpression<?> column,
            Supplier<? extends EntityTable<?, ?>> target,
            @Nullable Supplier<? extends ToMany<?, ?>> inverse,
            Function<E, Ref<T>> access,
            Loading loading,
            RelationOptions options) {
        return new ToOne<>(this, name, column, target, inverse, access, loading, options);
    }

    /** Reads the session's object of the row. */
    @Override
    public final RowDecoder<E> decoder() {
        return (row, offset, scope) -> {
            if (scope instanceof EntityScope session) {
                return session.entity(mapping(), row, offset);
            }
            throw new SessionStateException(
                    mapping().entityType().getSimpleName() + " objects are read by a session, not by a connection",
                    "run the query with a session, or select columns");
        };
    }

    /** Whether the row has no such entity, as after an outer join: its key is NULL. */
    @Override
    public final boolean absent(RowReader row, int offset) {
        return mapping().keyIsNull(row, offset);
    }
}
