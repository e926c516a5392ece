package dev.aludel.schema;

/**
 * Something in a database that was not read into a definition, because none can say it: a trigger, a partition, an option. Obtained
 * from {@link dev.aludel.schema.reflect.Inspector#leftOut}. Immutable.
 *
 * @param subject the table, view or type that it belongs to
 * @param what what it is, for people
 */
public record LeftOut(TableName subject, String what) {
    @Override
    public String toString() {
        return subject + ": " + what;
    }
}
