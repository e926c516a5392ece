package dev.aludel.examples.quickstart.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * JSON for this application: views out, trees in. Amounts are written as strings ({@code "12.50"}), because many clients
 * read a JSON number as a double; they are accepted as strings or numbers, and never pass through a double here.
 * Thread-safe.
 */
final class Json implements JsonMapper {
    private static final ObjectMapper MAPPER = com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .addModule(new SimpleModule()
                    .addSerializer(BigDecimal.class, new PlainDecimal())
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    /**
     * Reads a request's body.
     *
     * @throws JacksonException if it is not JSON
     */
    static JsonNode read(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    @Override
    public String toJsonString(Object view, Type type) {
        try {
            return MAPPER.writeValueAsString(view);
        } catch (JacksonException e) {
            throw new UncheckedIOException(
                    "no JSON can be made of a " + view.getClass().getName(), e);
        }
    }

    /** All its digits, and no exponent. */
    private static final class PlainDecimal extends com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase {
        private static final long serialVersionUID = 1L;

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object value) {
            return ((BigDecimal) value).toPlainString();
        }
    }
}
