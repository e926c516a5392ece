package dev.aludel.schema;

import dev.aludel.sql.LongExpression;

/**
 * A series of numbers in the database, from which columns of any table draw. Immutable.
 *
 * {@snippet :
 * static final Sequence ORDER_NUMBERS = Sequence.of("order_numbers").start(1000);
 *
 * final LongColumn number = longColumn("number", drawnFrom(ORDER_NUMBERS));
 * }
 *
 * @param id its schema and name
 * @param options how it counts
 */
public record Sequence(TableName id, SequenceOptions options) implements SchemaObject {
    /** A sequence that counts from 1: {@code order_numbers}, or {@code schema.order_numbers}. */
    public static Sequence of(String name) {
        return new Sequence(TableName.parse(name), SequenceOptions.USUAL);
    }

    public Sequence with(SequenceOptions counting) {
        return new Sequence(id, counting);
    }

    public Sequence start(long number) {
        return with(options.start(number));
    }

    public Sequence increment(long step) {
        return with(options.increment(step));
    }

    /**
     * Its next number as an expression: {@code select(ORDER_NUMBERS.nextValue())}, or {@code ORDER.number.to(ORDER_NUMBERS.nextValue())}.
     * Numbers that were drawn are gone, whatever becomes of the transaction.
     */
    public LongExpression nextValue() {
        return LongExpression.nextOf(id.schema(), id.name());
    }
}
