package dev.aludel.sql;

import dev.aludel.error.UnexpectedNullException;
import dev.aludel.type.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several selectables side by side: their columns, and how a row of them is read. Immutable. */
final class Items {
    private final List<Selectable<?>> items;
    private final List<Expression<?>> columns;
    private final int[] offsets;
    private final RowDecoder<?>[] decoders;
    private final RowShape shape;

    Items(Selectable<?>... items) {
        this(List.of(items));
    }

    Items(List<? extends Selectable<?>> items) {
        this.items = List.copyOf(items);
        List<Expression<?>> all = new ArrayList<>();
        offsets = new int[items.size()];
        decoders = new RowDecoder<?>[items.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = all.size();
            all.addAll(this.items.get(i).columns());
            decoders[i] = this.items.get(i).decoder();
        }
        columns = List.copyOf(all);
        shape = RowShape.of(this.items);
    }

    List<Expression<?>> columns() {
        return columns;
    }

    /** Reads a row of which NULLs are questioned when they are asked for. */
    Row row(RowReader row, int offset, ReadScope scope) {
        @Nullable Object[] values = new @Nullable Object[offsets.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = items.get(i) instanceof Expression<?> expression
                    ? expression.type().read(row, offset + offsets[i])
                    : decoders[i].decode(row, offset + offsets[i], scope);
        }
        return new Row(shape, values);
    }

    /** One of them, typed as it was given: which type that is the caller knows. */
    @SuppressWarnings("unchecked")
    <T> Item<T> item(int index) {
        return new Item<>((RowDecoder<T>) decoders[index], offsets[index]);
    }

    /** Reads by this, and says which items were NULL when a constructor refuses. */
    <R> RowDecoder<R> decoder(RowDecoder<R> reading) {
        return (row, offset, scope) -> {
            try {
                return reading.decode(row, offset, scope);
            } catch (NullPointerException refused) {
                throw explained(refused, row, offset);
            }
        };
    }

    private RuntimeException explained(NullPointerException refused, RowReader row, int offset) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            var item = items.get(i);
            if (!(item instanceof OptionalSelectable<?>) && item.absent(row, offset + offsets[i])) {
                missing.add(item instanceof Expression<?> e ? e.description() : "item " + (i + 1));
            }
        }
        if (missing.isEmpty()) {
            return refused;
        }
        return new UnexpectedNullException(
                String.join(", ", missing) + " is NULL in the row, and what the row is read into takes no null there",
                "declare the component @Nullable and not primitive, or select it with optional() or coalesce",
                null,
                refused);
    }
}
