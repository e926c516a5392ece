package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;

/** Writes values of one type as PostgreSQL's text for them: the columns of COPY's text format. Immutable. */
public final class TextWriter {
    private final Codec codec;

    private TextWriter(Codec codec) {
        this.codec = codec;
    }

    /** For the type with this OID, known or not. */
    public static TextWriter of(TypeRegistry registry, int oid) {
        return new TextWriter(registry.codec(oid));
    }

    /**
     * The text of a value, which is not null.
     *
     * @throws ParameterException if its class does not become this type
     * @throws DataException if it is out of the type's range, or cannot be sent as text
     */
    public String text(Object value) {
        try {
            var text = Literals.of(value, codec, null);
            Utf8.check(text);
            return text;
        } catch (UnfitValue problem) {
            throw problem.sqlState() == null
                    ? new ParameterException("a value " + problem.getMessage(), problem.remedy())
                    : new DataException("a value " + problem.getMessage(), problem.remedy(), problem.sqlState(), null);
        }
    }
}
