package dev.aludel.jackson;

import dev.aludel.type.JsonCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads JSON by Jackson. On the class path or module path it is found by itself, with Jackson's own settings, its
 * modules that are there, and the keys of maps in their order. A mapper with other settings is said once, by a codec of the
 * application's own that {@link java.util.ServiceLoader} finds:
 *
 * {@snippet :
 * public final class AppJson implements JsonCodec {
 *     private final JsonCodec codec = JacksonCodec.of(JsonMapper.builder().build());
 *
 *     public String write(Object value, Type type) throws Exception {
 *         return codec.write(value, type);
 *     }
 *
 *     public Object read(String json, Type type) throws Exception {
 *         return codec.read(json, type);
 *     }
 * }
 * }
 *
 * <p>or where a type is declared: {@code SqlTypes.json(Settings.class, JacksonCodec.of(mapper))}. Jackson reaches into classes by
 * reflection: a module opens their package to {@code tools.jackson.databind}. Immutable and thread-safe.
 */
public final class JacksonCodec implements JsonCodec {
    private final ObjectMapper mapper;

    /** With Jackson's settings; for {@link java.util.ServiceLoader}. */
    public JacksonCodec() {
        this(JsonMapper.builder()
                .findAndAddModules()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build());
    }

    private JacksonCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** With the settings of this mapper. */
    public static JacksonCodec of(ObjectMapper mapper) {
        return new JacksonCodec(mapper);
    }

    @Override
    public String write(Object value, Type type) {
        return mapper.writerFor(mapper.constructType(type)).writeValueAsString(value);
    }

    @Override
    public @Nullable Object read(String json, Type type) {
        return mapper.readerFor(mapper.constructType(type)).readValue(json);
    }

    @Override
    public boolean yields() {
        return true;
    }
}
