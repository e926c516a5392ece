package dev.aludel.postgresql.dialect;

import dev.aludel.dialect.DdlCompiler;
import dev.aludel.dialect.Identifiers;
import dev.aludel.error.MappingException;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

/** Spells DDL for PostgreSQL. Names have at most 63 bytes; longer names of constraints and indexes are shortened. */
final class PgDdl extends DdlCompiler {
    private static final int NAME_BYTES = 63;

    PgDdl(Identifiers identifiers, PgCompiler compiler) {
        super("PostgreSQL", identifiers, compiler);
    }

    @Override
    protected int nameLimit() {
        return NAME_BYTES;
    }

    /** The server cuts a longer name off, which would hide it from whoever looks for it. */
    @Override
    protected int nameLength(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    protected String typeName(SqlType<?> type) {
        return PgTypeNames.column(type);
    }

    @Override
    protected String identity(TableDefinition table, TableColumn column) {
        return switch (column.type().kind()) {
            case SMALLINT, INTEGER, BIGINT -> super.identity(table, column);
            default ->
                throw new MappingException(
                        "PostgreSQL draws whole numbers only, and " + table.id() + "." + column.name() + " is of type "
                                + column.type(),
                        "make it an integer, or give it a default on the server and read that back");
        };
    }

    @Override
    protected String literal(SqlType<?> type, Object value) {
        return switch (value) {
            case byte[] bytes -> "'\\x" + HexFormat.of().formatHex(bytes) + "'::BYTEA";
            case Double number when !Double.isFinite(number) -> notFinite(number) + "::DOUBLE PRECISION";
            case Float number when !Float.isFinite(number) -> notFinite(number) + "::REAL";
            case Duration duration -> "INTERVAL '" + duration + "'";
            case String text when type.kind() == TypeKind.JSON -> textLiteral(text) + "::JSONB";
            default -> super.literal(type, value);
        };
    }

    private static String notFinite(double number) {
        return Double.isNaN(number) ? "'NaN'" : number > 0 ? "'Infinity'" : "'-Infinity'";
    }
}
