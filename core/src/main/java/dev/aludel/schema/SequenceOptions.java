package dev.aludel.schema;

import dev.aludel.error.MappingException;
import org.jspecify.annotations.Nullable;

/**
 * How a sequence or an identity column counts. What is not said is the database's usual: from 1 upwards by 1, as far as the
 * type goes. Immutable.
 *
 * @param start the first number, or null for the lowest when counting upwards, the highest when counting downwards
 * @param increment the step, negative to count downwards, or null for 1
 * @param minimum the lowest number, or null
 * @param maximum the highest number, or null
 * @param cycle whether it begins anew behind its end, instead of failing
 * @param cache how many numbers a connection takes at once, or null for the database's usual
 */
public record SequenceOptions(
        @Nullable Long start,
        @Nullable Long increment,
        @Nullable Long minimum,
        @Nullable Long maximum,
        boolean cycle,
        @Nullable Long cache) {
    /** From 1 upwards by 1. */
    public static final SequenceOptions USUAL = new SequenceOptions(null, null, null, null, false, null);

    public SequenceOptions {
        if (increment != null && increment == 0) {
            throw new MappingException("a sequence has the step 0", "give it a positive or a negative step");
        }
        if (minimum != null && maximum != null && minimum >= maximum) {
            throw new MappingException(
                    "a sequence has the lowest number " + minimum + " and the highest " + maximum,
                    "make the highest greater than the lowest");
        }
        if (cache != null && cache < 1) {
            throw new MappingException("a sequence takes " + cache + " numbers at once", "let it take 1 at least");
        }
    }

    public SequenceOptions start(long number) {
        return new SequenceOptions(number, increment, minimum, maximum, cycle, cache);
    }

    public SequenceOptions increment(long step) {
        return new SequenceOptions(start, step, minimum, maximum, cycle, cache);
    }

    public SequenceOptions minimum(long number) {
        return new SequenceOptions(start, increment, number, maximum, cycle, cache);
    }

    public SequenceOptions maximum(long number) {
        return new SequenceOptions(start, increment, minimum, number, cycle, cache);
    }

    public SequenceOptions cycling() {
        return new SequenceOptions(start, increment, minimum, maximum, true, cache);
    }

    public SequenceOptions cache(long numbers) {
        return new SequenceOptions(start, increment, minimum, maximum, cycle, numbers);
    }

    /** The same with every number said, so that two can be compared: what a database fills in by itself. */
    public SequenceOptions complete(long lowest, long highest, long usualCache) {
        long step = increment == null ? 1 : increment;
        long least = minimum != null ? minimum : step > 0 ? 1 : lowest;
        long most = maximum != null ? maximum : step > 0 ? highest : -1;
        long first = start != null ? start : step > 0 ? least : most;
        return new SequenceOptions(first, step, least, most, cycle, cache == null ? usualCache : cache);
    }
}
