package dev.aludel.postgresql.type.codec;

/** Types of well-known extensions, which have another OID in each database: known by their names. */
final class Extensions {
    private Extensions() {}

    static Codec codec(int oid, TypeInfo info) {
        var name = info.name();
        if (!info.hasBinary()) {
            return new UnknownCodec(oid, name);
        }
        return switch (TypeNames.plain(TypeNames.withoutSchema(name))) {
            case "citext" -> new TextCodec(name);
            case "hstore" -> Leaves.hstore(name);
            case "ltree", "lquery", "ltxtquery" -> Leaves.versioned(name);
            case "vector" -> Vectors.vector(name);
            case "halfvec" -> Vectors.halves(name);
            default -> new UnknownCodec(oid, name);
        };
    }
}
