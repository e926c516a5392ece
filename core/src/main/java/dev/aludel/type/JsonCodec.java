package dev.aludel.type;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON and reads them back: what {@link SqlTypes#json} keeps records, beans, lists and maps with. The artifact
 * {@code aludel-jackson} brings one; another library takes a class with two methods, named in a declaration or found by
 * {@link java.util.ServiceLoader}. Thread-safe.
 *
 * <p>Equal values should be written as equal texts, because texts are what SQLite and MariaDB compare, and how a change of an
 * entity's value is found: the keys of a map in a fixed order, for instance.
 */
public interface JsonCodec {
    /**
     * The JSON text of a value, which is never null.
     *
     * @param type the type that was declared: a class, or a generic type such as {@code List<Tag>}
     * @throws Exception if it cannot be written; the caller gets it as the cause of a {@link dev.aludel.error.DataException}
     */
    String write(Object value, Type type) throws Exception;

    /**
     * The value of a JSON text, {@code null} among them; null is read as a column that is NULL is.
     *
     * @throws Exception if the text is no value of the type; the caller gets it as the cause of a
     *     {@link dev.aludel.error.DataException}
     */
    @Nullable Object read(String json, Type type) throws Exception;

    /**
     * Whether any other codec that {@link java.util.ServiceLoader} finds goes before this one: true for those that libraries bring,
     * so that an application's own is taken without removing them.
     */
    default boolean yields() {
        return false;
    }

    /** The codec on the class path or module path, looked for when it is used first. */
    static JsonCodec installed() {
        return InstalledJsonCodec.INSTANCE;
    }
}
