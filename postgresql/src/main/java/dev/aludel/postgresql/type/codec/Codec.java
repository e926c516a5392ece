package dev.aludel.postgresql.type.codec;

import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one database type. Immutable; values are never NULL. */
interface Codec {
    /** The type's name, as SQL spells it. */
    String typeName();

    /** Whether the binary form is used, for results and parameters; otherwise the text form. */
    default boolean binary() {
        return true;
    }

    /**
     * Reads the binary form into the class natural to the type.
     *
     * @throws dev.aludel.error.DataException if these bytes are no value of the type, or one that the class does not have
     */
    Object read(byte[] bytes, int from, int to);

    /** Reads the binary form into the class wanted where the type has more than one, otherwise into the natural one. */
    default Object readAs(Class<?> wanted, byte[] bytes, int from, int to) {
        return read(bytes, from, to);
    }

    /**
     * Reads the text form into the natural class.
     *
     * @throws IllegalArgumentException if the text is no value of the type
     */
    Object parse(String text);

    /** Reads the text form into the class wanted where the type has more than one. */
    default Object parseAs(Class<?> wanted, String text) {
        return parse(text);
    }

    /**
     * Writes the binary form.
     *
     * @param type what is known of the value's Java side, or null
     * @throws UnfitValue if the value's class does not become this type, or the value is out of its range
     */
    void write(MessageWriter out, Object value, @Nullable SqlType<?> type);
}
