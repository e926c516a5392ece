/** Values kept as JSON by Jackson. */
module dev.aludel.jackson {
    requires dev.aludel.core;
    requires transitive tools.jackson.databind;
    requires static org.jspecify;

    exports dev.aludel.jackson;

    provides dev.aludel.type.JsonCodec with
            dev.aludel.jackson.JacksonCodec;
}
