package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.error.UnsupportedFeatureException;
import dev.aludel.postgresql.protocol.MessageWriter;

/** Writes values of one type in binary, each with its length in front: the columns of COPY's binary format. Immutable. */
public final class ValueWriter {
    private final Codec codec;

    private ValueWriter(Codec codec) {
        this.codec = codec;
    }

    /**
     * For the type with this OID, which has been looked up.
     *
     * @throws UnsupportedFeatureException if it has no binary form that is known
     */
    public static ValueWriter of(TypeRegistry registry, int oid) {
        var codec = registry.codec(oid);
        if (!codec.binary()) {
            throw new UnsupportedFeatureException(
                    "Values of the type " + codec.typeName() + " cannot be sent in COPY's binary format",
                    "store them with intoAsText(..), or give the driver a codec for the type");
        }
        return new ValueWriter(codec);
    }

    /**
     * Writes a value, which is not null. A text is read as the type's literal where the type is no text.
     *
     * @throws ParameterException if its class does not become this type; what was written must then be taken back
     * @throws DataException if it is out of the type's range
     */
    public void write(MessageWriter out, Object value) {
        int mark = out.beginValue();
        try {
            codec.write(out, converted(value), null);
        } catch (UnfitValue problem) {
            throw problem.sqlState() == null
                    ? new ParameterException("a value " + problem.getMessage(), problem.remedy())
                    : new DataException("a value " + problem.getMessage(), problem.remedy(), problem.sqlState(), null);
        }
        out.endValue(mark);
    }

    private Object converted(Object value) {
        if (!(value instanceof String text) || codec instanceof TextCodec || codec instanceof UserCodec<?>) {
            return value;
        }
        try {
            return codec.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new DataException(
                    "the text is no value of the type " + codec.typeName(), "correct it", "22P02", malformed);
        }
    }
}
