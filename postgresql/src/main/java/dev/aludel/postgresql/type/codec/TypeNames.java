package dev.aludel.postgresql.type.codec;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of types as SQL and people spell them. */
final class TypeNames {
    private static final Map<String, Integer> BUILT_IN = new HashMap<>();

    static {
        BuiltIns.all().forEach((oid, codec) -> BUILT_IN.put(codec.typeName(), oid));
        alias("bool", "boolean");
        alias("int2", "smallint");
        alias("int4", "integer");
        alias("int", "integer");
        alias("int8", "bigint");
        alias("float4", "real");
        alias("float8", "double precision");
        alias("decimal", "numeric");
        alias("varchar", "character varying");
        alias("char", "character");
        alias("bpchar", "character");
        alias("timestamptz", "timestamp with time zone");
        alias("timestamp without time zone", "timestamp");
        alias("timetz", "time with time zone");
        alias("time without time zone", "time");
        alias("varbit", "bit varying");
    }

    private TypeNames() {}

    private static void alias(String other, String name) {
        for (var suffix : new String[] {"", "[]"}) {
            var oid = BUILT_IN.get(name + suffix);
            if (oid != null) {
                BUILT_IN.put(other + suffix, oid);
            }
        }
    }

    /** The OID of a built-in type, or 0. */
    static int builtIn(String name) {
        return BUILT_IN.getOrDefault(plain(name), 0);
    }

    /** The form in which a name is asked for and kept: without modifiers, otherwise as it was given. */
    static String key(String name) {
        return name.replaceAll("\\s*\\([^)]*\\)", "").strip();
    }

    /** The form in which names are compared: without modifiers, quotes and the schema of the built-in types. */
    static String plain(String name) {
        var key = key(name);
        if (key.startsWith("pg_catalog.")) {
            key = key.substring("pg_catalog.".length());
        }
        if (key.equals("\"char\"") || key.equals("\"char\"[]")) {
            return key;
        }
        return key.indexOf('"') >= 0 ? key.replace("\"", "") : key.toLowerCase(Locale.ROOT);
    }

    static String withoutSchema(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
