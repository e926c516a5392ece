package dev.aludel.postgresql.type.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that every server has, by their OIDs. Immutable once loaded. */
final class BuiltIns {
    private static final Map<Integer, Codec> CODECS = new HashMap<>();
    private static final Map<Integer, Integer> ARRAYS = new HashMap<>();

    static {
        scalars();
        texts();
        leaves();
        ranges();
        CODECS.put(Oids.VOID, new VoidCodec());
        // Vectors of the catalogs are arrays that start at 0.
        CODECS.put(22, new ArrayCodec("int2vector", Oids.INT2, known(Oids.INT2), ','));
        CODECS.put(30, new ArrayCodec("oidvector", Oids.OID, known(Oids.OID), ','));
    }

    private BuiltIns() {}

    static @Nullable Codec codec(int oid) {
        return CODECS.get(oid);
    }

    /** The type of arrays of a built-in type, or 0. */
    static int arrayOf(int oid) {
        return ARRAYS.getOrDefault(oid, 0);
    }

    static Map<Integer, Codec> all() {
        return CODECS;
    }

    private static Codec known(int oid) {
        var codec = CODECS.get(oid);
        if (codec == null) {
            throw new IllegalStateException("no built-in type " + oid);
        }
        return codec;
    }

    private static void scalars() {
        scalar(Oids.BOOL, 1000, "boolean", CellKind.BOOL);
        scalar(Oids.BYTEA, 1001, "bytea", CellKind.BYTEA);
        scalar(Oids.INT2, 1005, "smallint", CellKind.INT2);
        scalar(Oids.INT4, 1007, "integer", CellKind.INT4);
        scalar(Oids.INT8, 1016, "bigint", CellKind.INT8);
        scalar(Oids.FLOAT4, 1021, "real", CellKind.FLOAT4);
        scalar(Oids.FLOAT8, 1022, "double precision", CellKind.FLOAT8);
        scalar(Oids.NUMERIC, 1231, "numeric", CellKind.NUMERIC);
        scalar(Oids.DATE, 1182, "date", CellKind.DATE);
        scalar(Oids.TIME, 1183, "time", CellKind.TIME);
        scalar(Oids.TIMESTAMP, 1115, "timestamp", CellKind.TIMESTAMP);
        scalar(Oids.TIMESTAMPTZ, 1185, "timestamp with time zone", CellKind.TIMESTAMPTZ);
        scalar(Oids.INTERVAL, 1187, "interval", CellKind.INTERVAL);
        scalar(Oids.UUID, 2951, "uuid", CellKind.UUID);
    }

    private static void texts() {
        text(Oids.TEXT, 1009, "text");
        text(Oids.VARCHAR, 1015, "character varying");
        text(Oids.BPCHAR, 1014, "character");
        text(Oids.NAME, 1003, "name");
        text(Oids.JSON, 199, "json");
        text(142, 143, "xml");
        text(1790, 2201, "refcursor");
        text(2275, 1263, "cstring");
        text(Oids.UNKNOWN, 0, "unknown");
        textOnly(Oids.MONEY, 791, "money");
        textOnly(1033, 1034, "aclitem");
        textOnly(3614, 3643, "tsvector");
        textOnly(3615, 3645, "tsquery");
        textOnly(3642, 3644, "gtsvector");
        textOnly(2970, 2949, "txid_snapshot");
        textOnly(5038, 5039, "pg_snapshot");
        textOnly(194, 0, "pg_node_tree");
        textOnly(24, 1008, "regproc");
        textOnly(2202, 2207, "regprocedure");
        textOnly(2203, 2208, "regoper");
        textOnly(2204, 2209, "regoperator");
        textOnly(2205, 2210, "regclass");
        textOnly(2206, 2211, "regtype");
        textOnly(4096, 4097, "regrole");
        textOnly(4089, 4090, "regnamespace");
        textOnly(3734, 3735, "regconfig");
        textOnly(3769, 3770, "regdictionary");
        textOnly(4191, 4192, "regcollation");
    }

    private static void leaves() {
        put(Oids.CHAR, 1002, Leaves.character());
        put(Oids.OID, 1028, Leaves.unsigned("oid"));
        put(Oids.XID, 1011, Leaves.unsigned("xid"));
        put(Oids.CID, 1012, Leaves.unsigned("cid"));
        put(Oids.XID8, 271, Leaves.long64("xid8"));
        put(27, 1010, Leaves.tid());
        put(3220, 3221, Leaves.lsn());
        put(Oids.TIMETZ, 1270, Leaves.offsetTime());
        put(Oids.JSONB, 3807, Leaves.versioned("jsonb"));
        put(4072, 4073, Leaves.versioned("jsonpath"));
        put(869, 1041, Leaves.inet());
        put(650, 651, Leaves.cidr());
        put(829, 1040, Leaves.macAddress("macaddr", 6));
        put(774, 775, Leaves.macAddress("macaddr8", 8));
        put(1560, 1561, Leaves.bits("bit"));
        put(1562, 1563, Leaves.bits("bit varying"));
        put(600, 1017, Geometry.point());
        put(601, 1018, Geometry.segment());
        put(602, 1019, Geometry.path());
        put(603, new ArrayCodec("box[]", 603, Geometry.box(), ';'), 1020);
        put(604, 1027, Geometry.polygon());
        put(628, 629, Geometry.line());
        put(718, 719, Geometry.circle());
    }

    private static void ranges() {
        range(3904, 3905, "int4range", Oids.INT4, 4451, 6150, "int4multirange");
        range(3926, 3927, "int8range", Oids.INT8, 4536, 6157, "int8multirange");
        range(3906, 3907, "numrange", Oids.NUMERIC, 4532, 6151, "nummultirange");
        range(3908, 3909, "tsrange", Oids.TIMESTAMP, 4533, 6152, "tsmultirange");
        range(3910, 3911, "tstzrange", Oids.TIMESTAMPTZ, 4534, 6153, "tstzmultirange");
        range(3912, 3913, "daterange", Oids.DATE, 4535, 6155, "datemultirange");
    }

    private static void range(
            int oid, int array, String name, int bound, int multirange, int multirangeArray, String multirangeName) {
        var codec = new RangeCodec(name, bound, known(bound));
        put(oid, array, codec);
        put(multirange, multirangeArray, new MultirangeCodec(multirangeName, codec));
    }

    private static void scalar(int oid, int array, String name, byte kind) {
        put(oid, array, new ScalarCodec(name, kind));
    }

    private static void text(int oid, int array, String name) {
        put(oid, array, new TextCodec(name));
    }

    private static void textOnly(int oid, int array, String name) {
        put(oid, array, new TextOnlyCodec(name));
    }

    private static void put(int oid, int array, Codec codec) {
        CODECS.put(oid, codec);
        if (array != 0) {
            put(oid, new ArrayCodec(codec.typeName() + "[]", oid, codec, ','), array);
        }
    }

    private static void put(int oid, ArrayCodec arrays, int array) {
        CODECS.put(oid, arrays.element());
        CODECS.put(array, arrays);
        ARRAYS.put(oid, array);
    }
}
