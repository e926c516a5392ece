package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.type.PgCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The types of one database, for all its connections: the built-in ones by their OIDs, others as the catalog has described
 * them. A type that is not known is exchanged as text, never an error. Thread-safe; what is known is an immutable snapshot.
 */
public final class TypeRegistry {
    /** So deep may types lie in each other before the catalog is taken to be wrong. */
    private static final int DEEPEST = 16;

    private final Map<String, PgCodec<?>> users = new HashMap<>();
    private final Map<Integer, Codec> fixed = new HashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Set<Integer> missed = ConcurrentHashMap.newKeySet();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), 0, 0);

    /** What is known. The codecs are made when first asked for; two threads may make the same one, which does no harm. */
    private record Snapshot(
            Map<Integer, TypeInfo> types,
            Map<String, Integer> names,
            int epoch,
            int version,
            ConcurrentHashMap<Integer, Codec> codecs) {
        Snapshot(Map<Integer, TypeInfo> types, Map<String, Integer> names, int epoch, int version) {
            this(types, names, epoch, version, new ConcurrentHashMap<>());
        }
    }

    /** A registry that knows the built-in types, and these codecs by their types' names. */
    public TypeRegistry(List<PgCodec<?>> codecs) {
        for (var codec : codecs) {
            users.put(TypeNames.plain(codec.typeName()), codec);
            int builtIn = TypeNames.builtIn(codec.typeName());
            if (builtIn != 0) {
                fixed.put(builtIn, new UserCodec<>(codec));
                int array = BuiltIns.arrayOf(builtIn);
                if (array != 0) {
                    fixed.put(array, new ArrayCodec(codec.typeName() + "[]", builtIn, new UserCodec<>(codec), ','));
                }
            }
        }
        var record = new RecordCodec(this);
        fixed.put(Oids.RECORD, record);
        fixed.put(Oids.RECORD_ARRAY, new ArrayCodec("record[]", Oids.RECORD, record, ','));
    }

    /** Whether results of this type are asked for in binary. */
    public boolean binaryResult(int oid) {
        return codec(oid).binary();
    }

    /** The type's name, as SQL spells it; of one that is not known, its OID in words. */
    public String typeName(int oid) {
        return codec(oid).typeName();
    }

    /** Those among the types that the catalog would have to be asked for, and those that were met inside of rows before. */
    public int[] unknown(int... oids) {
        var all = new java.util.TreeSet<>(missed);
        var known = snapshot;
        for (int oid : oids) {
            all.add(oid);
        }
        all.removeIf(oid -> oid == 0 || isKnown(known, oid));
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Asks the catalog for the types that are not known, and for what they consist of: one query per level not known. */
    public void resolve(TypeCatalog catalog, int... oids) {
        int[] wanted = unknown(oids);
        for (int level = 0; wanted.length > 0 && level < DEEPEST; level++) {
            var found = catalog.byOids(wanted);
            learn(found, Map.of(), wanted);
            wanted = partsOf(found);
        }
    }

    /** Asks the catalog for the types of these names that are not known; see {@link #oid(String)}. */
    public void resolveNames(TypeCatalog catalog, Collection<String> names) {
        var wanted = names.stream()
                .filter(name -> oid(name) == 0 && !snapshot.names.containsKey(TypeNames.key(name)))
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        var found = catalog.byNames(wanted.stream().map(TypeNames::key).toList());
        var byName = new HashMap<String, Integer>();
        for (var name : wanted) {
            var info = found.get(TypeNames.key(name));
            byName.put(TypeNames.key(name), info == null ? 0 : info.oid());
        }
        learn(found.values(), byName, new int[0]);
        int[] parts = partsOf(found.values());
        if (parts.length > 0) {
            resolve(catalog, parts);
        }
    }

    /** The OID of a type by its name, or 0 when it is not known (yet). */
    public int oid(String name) {
        int builtIn = TypeNames.builtIn(name);
        return builtIn != 0 ? builtIn : snapshot.names.getOrDefault(TypeNames.key(name), 0);
    }

    /** Forgets what the catalog said, because a type has changed: all is looked up again when next needed. */
    public void forget() {
        writing.lock();
        try {
            snapshot = new Snapshot(Map.of(), Map.of(), snapshot.epoch + 1, snapshot.version + 1);
            missed.clear();
        } finally {
            writing.unlock();
        }
    }

    /** Changes whenever plans made before must be made anew. */
    int epoch() {
        return snapshot.epoch;
    }

    /** Changes whenever anything becomes known or is forgotten. */
    int version() {
        return snapshot.version;
    }

    /** Remembers a type that was met where it could not be looked up. */
    void missed(int oid) {
        if (missed.size() < 1000) {
            missed.add(oid);
        }
    }

    Codec codec(int oid) {
        return codec(snapshot, oid, 0);
    }

    boolean isKnown(int oid) {
        return isKnown(snapshot, oid);
    }

    private boolean isKnown(Snapshot known, int oid) {
        return fixed.containsKey(oid) || BuiltIns.codec(oid) != null || known.types.containsKey(oid);
    }

    private void learn(Collection<TypeInfo> found, Map<String, Integer> names, int[] asked) {
        writing.lock();
        try {
            var types = new HashMap<>(snapshot.types);
            for (int oid : asked) {
                types.putIfAbsent(oid, TypeInfo.missing(oid));
                missed.remove(oid);
            }
            for (var info : found) {
                types.put(info.oid(), info);
            }
            var allNames = new HashMap<>(snapshot.names);
            allNames.putAll(names);
            // A new snapshot has no codecs: one made before may lack a part that is known now.
            snapshot = new Snapshot(Map.copyOf(types), Map.copyOf(allNames), snapshot.epoch, snapshot.version + 1);
        } finally {
            writing.unlock();
        }
    }

    private int[] partsOf(Collection<TypeInfo> found) {
        var parts = new ArrayList<Integer>();
        for (var info : found) {
            parts.add(info.related());
            info.attributes().forEach(attribute -> parts.add(attribute.type()));
        }
        return unknown(parts.stream().mapToInt(Integer::intValue).toArray());
    }

    private Codec codec(Snapshot known, int oid, int depth) {
        var own = fixed.get(oid);
        if (own != null) {
            return own;
        }
        var builtIn = BuiltIns.codec(oid);
        if (builtIn != null) {
            return builtIn;
        }
        var made = known.codecs.get(oid);
        if (made == null) {
            made = make(known, oid, known.types.get(oid), depth);
            known.codecs.put(oid, made);
        }
        return made;
    }

    private Codec make(Snapshot known, int oid, @Nullable TypeInfo info, int depth) {
        if (info == null || depth > DEEPEST) {
            return new UnknownCodec(oid, TypeInfo.missing(oid).name());
        }
        PgCodec<?> user = users.get(TypeNames.plain(info.name()));
        if (user == null) {
            user = users.get(TypeNames.plain(TypeNames.withoutSchema(info.name())));
        }
        if (user != null) {
            return new UserCodec<>(user);
        }
        int related = info.related();
        return switch (info.kind()) {
            case ARRAY ->
                new ArrayCodec(
                        info.name(),
                        related,
                        codec(known, related, depth + 1),
                        known.types.getOrDefault(related, info).delimiter());
            case ENUM -> new TextCodec(info.name());
            case DOMAIN -> codec(known, related, depth + 1);
            case RANGE -> new RangeCodec(info.name(), related, codec(known, related, depth + 1));
            case MULTIRANGE -> multirange(info, codec(known, related, depth + 1));
            case COMPOSITE ->
                new CompositeCodec(
                        info,
                        info.attributes().stream()
                                .map(attribute -> codec(known, attribute.type(), depth + 1))
                                .toList(),
                        this::forget);
            case BASE -> Extensions.codec(oid, info);
            case OTHER -> new UnknownCodec(oid, info.name());
        };
    }

    private static Codec multirange(TypeInfo info, Codec range) {
        return range instanceof RangeCodec known
                ? new MultirangeCodec(info.name(), known)
                : new UnknownCodec(info.oid(), info.name());
    }
}
