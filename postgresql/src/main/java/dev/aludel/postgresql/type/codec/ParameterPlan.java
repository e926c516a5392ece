package dev.aludel.postgresql.type.codec;

import dev.aludel.error.DataException;
import dev.aludel.error.ParameterException;
import dev.aludel.postgresql.protocol.MessageWriter;
import dev.aludel.type.SqlType;
import dev.aludel.type.SqlTypes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the parameters of one statement are declared and written: made once for its text and types. Thread-safe.
 *
 * <p>Numbers, times and the like are declared as what they are and written in binary. Texts, and values of types that only
 * the database knows, are declared as nothing, so that the server infers the type from where they stand; once it has
 * described the statement, they are written as the type described.
 */
public final class ParameterPlan {
    /** The most that a message can count. */
    public static final int MOST = 65_535;

    private final List<SqlType<?>> types;
    private final int[] declared;
    private final TypeRegistry registry;
    private volatile Resolved resolved;

    /** The codecs for the types that the server described. The registry's version says what was known by then. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Resolved(int[] described, Codec[] codecs, int version) {}

    private ParameterPlan(List<SqlType<?>> types, int[] declared, TypeRegistry registry) {
        if (declared.length > MOST) {
            throw new ParameterException(
                    "the statement has " + declared.length + " parameters, and the protocol takes at most " + MOST,
                    "send fewer rows at once, or arrays with unnest");
        }
        this.types = types;
        this.declared = declared;
        this.registry = registry;
        this.resolved = resolve(declared);
    }

    /** For parameters whose types are known. */
    public static ParameterPlan of(List<? extends SqlType<?>> types, TypeRegistry registry) {
        var declared = new int[types.size()];
        for (int i = 0; i < declared.length; i++) {
            declared[i] = JavaTypes.oidOf(types.get(i), registry);
        }
        return new ParameterPlan(List.copyOf(types), declared, registry);
    }

    /** For SQL without types: each parameter is declared by the class of its value. */
    public static ParameterPlan ofValues(@Nullable Object[] values, TypeRegistry registry) {
        var declared = new int[values.length];
        for (int i = 0; i < declared.length; i++) {
            declared[i] = JavaTypes.oidOf(values[i]);
        }
        return new ParameterPlan(Collections.nCopies(declared.length, SqlTypes.UNKNOWN), declared, registry);
    }

    /** The types to declare in Parse; 0 where the server infers it. */
    public int[] declaredOids() {
        return declared.clone();
    }

    /** Whether another plan, made of other values, declares the same. */
    public boolean declaresAs(ParameterPlan other) {
        return Arrays.equals(declared, other.declared);
    }

    /**
     * Writes the part of a Bind message that has the parameters: their formats and values.
     *
     * @param values one for each parameter, as drivers bind them
     * @param described the types that the server described, or none if it has not yet; those among them that the registry
     *     does not know should have been looked up
     * @throws ParameterException if there are not as many values as parameters, or one has the wrong class; what was written
     *     must then be taken back
     * @throws DataException if a value is out of its type's range
     */
    public void write(MessageWriter out, @Nullable Object[] values, int[] described) {
        int count = declared.length;
        if (values.length != count || (described.length != 0 && described.length != count)) {
            throw new ParameterException(
                    "the statement has " + (described.length == 0 ? count : described.length) + " parameters, but "
                            + values.length + " values were given",
                    "give one value for each");
        }
        var codecs = resolvedFor(described).codecs;
        int formats = out.size() + 2;
        out.int16(count);
        for (int i = 0; i < count; i++) {
            out.int16(1);
        }
        out.int16(count);
        for (int i = 0; i < count; i++) {
            var value = values[i];
            if (value == null) {
                out.nullValue();
            } else if (!write(out, value, codecs[i], i)) {
                out.array()[formats + 2 * i + 1] = 0;
            }
        }
    }

    /** Writes a value and says whether it is in binary. */
    private boolean write(MessageWriter out, Object value, Codec codec, int index) {
        int mark = out.beginValue();
        try {
            var type = types.get(index);
            boolean binary = codec.binary() && (!(value instanceof String) || codec instanceof UserCodec<?>);
            if (binary) {
                codec.write(out, value, type);
            } else {
                Utf8.write(out, Literals.of(value, codec, type));
            }
            out.endValue(mark);
            return binary;
        } catch (UnfitValue e) {
            throw unfit(e, index);
        }
    }

    private static RuntimeException unfit(UnfitValue problem, int index) {
        var message = "parameter " + (index + 1) + " " + problem.getMessage();
        return problem.sqlState() == null
                ? new ParameterException(message, problem.remedy())
                : new DataException(message, problem.remedy(), problem.sqlState(), null);
    }

    private Resolved resolvedFor(int[] described) {
        var known = resolved;
        var wanted = described.length == 0 ? declared : described;
        if (known.version != registry.version()
                || (known.described != wanted && !Arrays.equals(known.described, wanted))) {
            known = resolve(wanted);
            resolved = known;
        }
        return known;
    }

    private Resolved resolve(int[] described) {
        int version = registry.version();
        var codecs = new Codec[described.length];
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = registry.codec(described[i] == 0 ? declared[i] : described[i]);
        }
        return new Resolved(described, codecs, version);
    }
}
