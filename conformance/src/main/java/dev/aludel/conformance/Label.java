package dev.aludel.conformance;

import dev.aludel.type.JsonCodec;
import java.lang.reflect.Type;
import java.util.regex.Pattern;

/** What the suite keeps as JSON, by a codec that knows nothing else. */
record Label(int rank, String text) {
    static final JsonCodec CODEC = new Codec();

    private static final class Codec implements JsonCodec {
        private static final Pattern FORM =
                Pattern.compile("\\{\\s*\"rank\":\\s*(-?\\d+),\\s*\"text\":\\s*\"([^\"\\\\]*)\"\\s*}");

        @Override
        public String write(Object value, Type type) {
            var label = (Label) value;
            if (label.text().contains("\"")) {
                throw new IllegalArgumentException("a label has no quotes in it");
            }
            return "{\"rank\": " + label.rank() + ", \"text\": \"" + label.text() + "\"}";
        }

        @Override
        public Label read(String json, Type type) {
            var form = FORM.matcher(json);
            if (!form.matches()) {
                throw new IllegalArgumentException("no label");
            }
            return new Label(Integer.parseInt(form.group(1)), form.group(2));
        }
    }
}
