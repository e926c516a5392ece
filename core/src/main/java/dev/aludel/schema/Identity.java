package dev.aludel.schema;

/**
 * Says that the database draws a column's value when a row is inserted without one. Immutable.
 *
 * @param always whether the database refuses a value that is given all the same
 * @param options how it counts
 */
public record Identity(boolean always, SequenceOptions options) {
    /** The database draws a number unless one is given. */
    public static final Identity BY_DEFAULT = new Identity(false, SequenceOptions.USUAL);

    /** The database draws a number and takes no other. */
    public static final Identity ALWAYS = new Identity(true, SequenceOptions.USUAL);

    public Identity with(SequenceOptions counting) {
        return new Identity(always, counting);
    }

    /** The same, beginning with this number. */
    public Identity start(long number) {
        return with(options.start(number));
    }

    public Identity increment(long step) {
        return with(options.increment(step));
    }
}
