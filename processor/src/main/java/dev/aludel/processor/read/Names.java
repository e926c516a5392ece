package dev.aludel.processor.read;

/** What the processor knows by name, so that it needs no class of Aludel to run. */
final class Names {
    static final String ENTITY = annotation("Entity");
    static final String MAPPED_SUPERCLASS = annotation("MappedSuperclass");
    static final String ID = annotation("Id");
    static final String GENERATED = annotation("Generated");
    static final String COLUMN = annotation("Column");
    static final String VERSION = annotation("Version");
    static final String TRANSIENT = annotation("Transient");
    static final String ENUMERATED = annotation("Enumerated");
    static final String CONVERT = annotation("Convert");
    static final String AS_JSON = annotation("AsJson");
    static final String REFERENCES = annotation("References");
    static final String ONE_TO_MANY = annotation("OneToMany");
    static final String MANY_TO_ONE = annotation("ManyToOne");
    static final String UNIQUE_COLUMNS = annotation("UniqueColumns");
    static final String INDEX_COLUMNS = annotation("IndexColumns");

    static final String REF = "dev.aludel.orm.Ref";
    static final String MANY = "dev.aludel.orm.Many";
    static final String VALUE_CONVERTER = "dev.aludel.orm.annotation.ValueConverter";
    static final String JSON_CODEC = "dev.aludel.type.JsonCodec";

    static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    static final String NULL_UNMARKED = "org.jspecify.annotations.NullUnmarked";

    private Names() {}

    private static String annotation(String simple) {
        return "dev.aludel.orm.annotation." + simple;
    }

    /** How an annotation is written in a message: {@code @Entity}. */
    static String said(String annotation) {
        return "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
    }
}
