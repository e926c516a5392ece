package dev.aludel.schema;

/**
 * Says that the database draws a column's value when a row is inserted without one. Immutable.
 *
 * @param always whether the database refuses a value that is given all the same
 * @param options how it counts
 */
public record IdentityRule(boolean always, SequenceOptions options) {
    /** The database draws a number unless one is given. */
    public static final IdentityRule BY_DEFAULT = new IdentityRule(false, SequenceOptions.USUAL);

    /** The database draws a number and takes no other. */
    public static final IdentityRule ALWAYS = new IdentityRule(true, SequenceOptions.USUAL);

    public IdentityRule with(SequenceOptions counting) {
        return new IdentityRule(always, counting);
    }

    /** The same, beginning with this number. */
    public IdentityRule start(long number) {
        return with(options.start(number));
    }

    public IdentityRule increment(long step) {
        return with(options.increment(step));
    }
}
