package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgTypes;
import dev.aludel.type.RowReader;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL by which unknown types are looked up: plain joins, all types of a statement at once. Types inside of types that
 * are not known either are asked for by the next query; the nearest come along with the first.
 */
public final class CatalogQueries {
    private static final String COLUMNS = """
            t.oid, pg_catalog.format_type(t.oid, null), t.typtype::text, t.typcategory::text,
              case t.typtype when 'd' then t.typbasetype
                when 'r' then (select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid)
                when 'm' then (select r.rngtypid from pg_catalog.pg_range r where r.rngmultitypid = t.oid)
                else t.typelem end,
              t.typarray, t.typdelim::text, t.typsend <> 0 and t.typreceive <> 0,
              array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder),
              array(select a.attname::text from pg_catalog.pg_attribute a
                where a.attrelid = t.typrelid and t.typtype = 'c' and a.attnum > 0 and not a.attisdropped order by a.attnum),
              array(select a.atttypid from pg_catalog.pg_attribute a
                where a.attrelid = t.typrelid and t.typtype = 'c' and a.attnum > 0 and not a.attisdropped order by a.attnum)
            """;

    /** Finds types by their OIDs, an {@code oid[]}; what arrays and domains among them consist of comes along. */
    public static final String BY_OIDS = "select " + COLUMNS + """
            from pg_catalog.pg_type t
            where t.oid = any($1::pg_catalog.oid[]) or t.oid in (
              select case p.typtype when 'd' then p.typbasetype else p.typelem end
              from pg_catalog.pg_type p where p.oid = any($1::pg_catalog.oid[]))
            """;

    /** Finds types by their names, a {@code text[]}; one more column says which name it was. */
    public static final String BY_NAMES = "select " + COLUMNS + """
            , n.name
            from pg_catalog.unnest($1::pg_catalog.text[]) n(name)
            join pg_catalog.pg_type t on t.oid = pg_catalog.to_regtype(n.name)
            """;

    /** Where {@link #BY_NAMES} says which name it was. */
    public static final int NAME_COLUMN = 11;

    private static final SqlType<List<String>> TEXTS = PgTypes.listOf(SqlTypes.TEXT);
    private static final SqlType<List<Long>> OIDS = PgTypes.listOf(PgTypes.OID);

    private CatalogQueries() {}

    /** Reads a row of either query. */
    public static TypeInfo read(RowReader row) {
        var element = (int) row.longAt(4);
        var array = row.stringAt(3).equals("A");
        var kind = kind(row.stringAt(2), array, element);
        var names = texts(row, 9);
        var types = OIDS.read(row, 10);
        var attributes = new ArrayList<TypeInfo.Attribute>(names.size());
        for (int i = 0; i < names.size(); i++) {
            attributes.add(new TypeInfo.Attribute(
                    names.get(i), types == null ? 0 : types.get(i).intValue()));
        }
        var delimiter = row.stringAt(6);
        return new TypeInfo(
                (int) row.longAt(0),
                row.stringAt(1),
                kind,
                kind == TypeInfo.Kind.BASE ? 0 : element,
                (int) row.longAt(5),
                delimiter.isEmpty() ? ',' : delimiter.charAt(0),
                row.booleanAt(7),
                attributes,
                texts(row, 8));
    }

    private static List<String> texts(RowReader row, int column) {
        @Nullable List<String> texts = TEXTS.read(row, column);
        return texts == null ? List.of() : texts;
    }

    private static TypeInfo.Kind kind(String type, boolean array, int element) {
        return switch (type) {
            case "b" -> array && element != 0 ? TypeInfo.Kind.ARRAY : TypeInfo.Kind.BASE;
            case "c" -> TypeInfo.Kind.COMPOSITE;
            case "d" -> TypeInfo.Kind.DOMAIN;
            case "e" -> TypeInfo.Kind.ENUM;
            case "r" -> TypeInfo.Kind.RANGE;
            case "m" -> TypeInfo.Kind.MULTIRANGE;
            default -> TypeInfo.Kind.OTHER;
        };
    }
}
