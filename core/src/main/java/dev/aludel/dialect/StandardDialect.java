package dev.aludel.dialect;

import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.sql.Query;
import dev.aludel.sql.Sql;
import dev.aludel.sql.tree.ExpressionNode;
import dev.aludel.sql.tree.Flattening;
import dev.aludel.sql.tree.StatementNode;
import dev.aludel.type.SqlTypes;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Standard SQL with LIMIT, OFFSET and RETURNING: what {@code toString()} prints. No database speaks exactly this. */
public final class StandardDialect extends Dialect {
    private final Identifiers identifiers = new Identifiers('"', Set.of());
    private final StatementCompiler compiler;
    private final DdlRenderer ddl;

    public StandardDialect() {
        super("standard SQL", EnumSet.allOf(Capability.class));
        compiler = new StatementCompiler(name(), identifiers, capabilities());
        ddl = new DdlCompiler(name(), identifiers, compiler);
    }

    @Override
    public Identifiers identifiers() {
        return identifiers;
    }

    @Override
    protected StatementCompiler compiler() {
        return compiler;
    }

    @Override
    public DdlRenderer ddl() {
        return ddl;
    }

    @Override
    public Query<String> tableNames(@Nullable String schema) {
        return Sql.text("""
                        SELECT table_name FROM information_schema.tables \
                        WHERE table_schema = coalesce(:schema, current_schema)""").bind("schema", schema, SqlTypes.TEXT).map(row -> row.get(0, String.class));
    }

    /** The standard knows no indexes. */
    @Override
    public Query<String> indexNames(@Nullable String schema) {
        throw new UnsupportedFeatureException(name() + " does not list indexes", "use the dialect of a database");
    }

    /** Prints a statement, also one that could not be executed. */
    String print(StatementNode statement) {
        return compiler.compile(statement, Flattening.of(statement), false).sql();
    }

    String print(ExpressionNode expression) {
        return compiler.compile(expression, Flattening.of(expression)).sql();
    }
}
