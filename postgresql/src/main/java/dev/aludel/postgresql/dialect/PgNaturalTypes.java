package dev.aludel.postgresql.dialect;

import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.schema.TableColumn;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import dev.aludel.type.TypeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes for values of columns whose types only PostgreSQL has, or has with limits that no other type says. */
final class PgNaturalTypes {
    private static final Map<String, SqlType<?>> OWN = new HashMap<>();

    static {
        for (SqlType<?> type : List.of(
                PgTypes.JSON,
                PgTypes.JSONPATH,
                PgTypes.XML,
                PgTypes.NAME,
                PgTypes.CHAR,
                PgTypes.MONEY,
                PgTypes.INET,
                PgTypes.CIDR,
                PgTypes.MACADDR,
                PgTypes.MACADDR8,
                PgTypes.POINT,
                PgTypes.LINE,
                PgTypes.SEGMENT,
                PgTypes.BOX,
                PgTypes.PATH,
                PgTypes.POLYGON,
                PgTypes.CIRCLE,
                PgTypes.TSVECTOR,
                PgTypes.TSQUERY,
                PgTypes.LSN,
                PgTypes.OID,
                PgTypes.XID8,
                PgTypes.INT4RANGE,
                PgTypes.INT8RANGE,
                PgTypes.NUMRANGE,
                PgTypes.DATERANGE,
                PgTypes.TSRANGE,
                PgTypes.TSTZRANGE,
                PgTypes.INT4MULTIRANGE,
                PgTypes.INT8MULTIRANGE,
                PgTypes.NUMMULTIRANGE,
                PgTypes.DATEMULTIRANGE,
                PgTypes.TSMULTIRANGE,
                PgTypes.TSTZMULTIRANGE)) {
            OWN.put(type.name(), type);
        }
    }

    private PgNaturalTypes() {}

    /** The column with a type whose values have a class, where that is known; its name in the database stays. */
    static TableColumn of(TableColumn column) {
        if (column.type().kind() != TypeKind.UNKNOWN) {
            return column;
        }
        String name = column.type().name();
        SqlType<?> own = OWN.get(name);
        if (own != null) {
            return column.withType(own);
        }
        SqlType<?> limited = limited(name);
        return limited == null ? column : column.withType(limited).withTypeOn("PostgreSQL", name);
    }

    private static @Nullable SqlType<?> limited(String name) {
        String word = name.replaceAll("\\(.*?\\)", "");
        return switch (word) {
            case "character varying", "character", "bpchar", "citext" -> SqlTypes.TEXT;
            case "numeric" -> SqlTypes.DECIMAL;
            case "timestamp with time zone" -> SqlTypes.INSTANT;
            case "timestamp without time zone" -> SqlTypes.TIMESTAMP;
            case "time without time zone" -> SqlTypes.TIME;
            default -> null;
        };
    }
}
