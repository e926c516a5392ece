package dev.aludel.schema;

import org.jspecify.annotations.Nullable;

/**
 * Says that the database draws a column's value when a row is inserted without one. Immutable.
 *
 * @param always whether the database refuses a value that is given all the same
 * @param options how it counts
 * @param serial the sequence that belongs to the column and that its default draws from, where that is how a database was made
 *     to draw numbers ({@code SERIAL}); null for an identity column
 */
public record IdentityRule(
        boolean always, SequenceOptions options, @Nullable TableName serial) {
    /** The database draws a number unless one is given. */
    public static final IdentityRule BY_DEFAULT = new IdentityRule(false, SequenceOptions.USUAL);

    /** The database draws a number and takes no other. */
    public static final IdentityRule ALWAYS = new IdentityRule(true, SequenceOptions.USUAL);

    public IdentityRule(boolean always, SequenceOptions options) {
        this(always, options, null);
    }

    public IdentityRule with(SequenceOptions counting) {
        return new IdentityRule(always, counting, serial);
    }

    /** The same as an identity column: what rows get is the same. */
    public IdentityRule asIdentity() {
        return new IdentityRule(always, options, null);
    }

    /** The same, beginning with this number. */
    public IdentityRule start(long number) {
        return with(options.start(number));
    }

    public IdentityRule increment(long step) {
        return with(options.increment(step));
    }
}
