package dev.aludel.type;

import dev.aludel.error.ConfigurationException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The codec that the program was started with. Found once, by whoever needs it first; what cannot be found is looked for again. */
final class InstalledJsonCodec implements JsonCodec {
    static final JsonCodec INSTANCE = new InstalledJsonCodec();

    /** Written once or, where two threads look at once, twice with the same meaning. */
    private volatile @Nullable JsonCodec found;

    private InstalledJsonCodec() {}

    @Override
    public String write(Object value, Type type) throws Exception {
        return codec(type).write(value, type);
    }

    @Override
    public @Nullable Object read(String json, Type type) throws Exception {
        return codec(type).read(json, type);
    }

    private JsonCodec codec(Type type) {
        var known = found;
        if (known == null) {
            known = choose(installed(), type);
            found = known;
        }
        return known;
    }

    /** The one that there is; of several, the one that does not yield. */
    static JsonCodec choose(List<JsonCodec> codecs, Type type) {
        if (codecs.isEmpty()) {
            throw new ConfigurationException(
                    "values of " + type.getTypeName() + " are kept as JSON, and no JSON codec is on the path",
                    "add dev.aludel:aludel-jackson to the class path or module path, or name a codec in the declaration");
        }
        var own = codecs.stream().filter(codec -> !codec.yields()).toList();
        var left = own.isEmpty() ? codecs : own;
        if (left.size() > 1) {
            throw new ConfigurationException(
                    "values of " + type.getTypeName() + " are kept as JSON, and several JSON codecs are on the path: "
                            + String.join(
                                    ", ",
                                    left.stream()
                                            .map(codec -> codec.getClass().getName())
                                            .sorted()
                                            .toList()),
                    "remove all but one of them, or name one in the declaration");
        }
        return left.getFirst();
    }

    private static List<JsonCodec> installed() {
        var codecs = new ArrayList<JsonCodec>();
        ServiceLoader.load(JsonCodec.class, InstalledJsonCodec.class.getClassLoader())
                .forEach(codecs::add);
        // Where an application is loaded by another loader than Aludel, its codec is found through the thread's.
        for (JsonCodec codec : ServiceLoader.load(JsonCodec.class)) {
            if (codecs.stream().noneMatch(known -> known.getClass() == codec.getClass())) {
                codecs.add(codec);
            }
        }
        return codecs;
    }
}
