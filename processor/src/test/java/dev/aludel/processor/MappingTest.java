package dev.aludel.processor;

import static dev.aludel.processor.Everything.Mapped.comparable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.UnexpectedNullException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for generated mappings whatever is in the rows, for a class and for a record with columns of every type. */
class MappingTest {
    private final Everything.Mapped entity = Everything.entity();
    private final Everything.Mapped record = Everything.record();

    @Property(tries = 300)
    void theValuesOfWhatWasReadAreTheRow(@ForAll long seed, @ForAll @IntRange(max = 3) int at) {
        for (Everything.Mapped each : List.of(entity, record)) {
            var row = new RandomRows(seed).row(at, each.columns());
            var object = each.mapping().read(row, at);
            var expected = each.decoded(row, at);
            expected.set(0, keyOf(each, row, at));
            assertThat(comparable(each.mapping().values(object))).isEqualTo(expected);
            assertThat(each.mapping().key(object)).isEqualTo(expected.getFirst());
        }
    }

    /** A generated key that is a primitive is 0 while there is none. */
    private static Object keyOf(Everything.Mapped each, ArrayRow row, int at) {
        var key = each.mapping().readKey(row, at);
        assertThat(each.mapping().keyIsNull(row, at)).isFalse();
        return each.mapping().isRecord() && key.equals(0L) ? null : key;
    }

    @Property(tries = 300)
    void reloadingOverwritesEveryColumn(@ForAll long before, @ForAll long after) {
        var object = entity.mapping().read(new RandomRows(before).row(0, entity.columns()), 0);
        var row = new RandomRows(after).row(2, entity.columns());
        entity.mapping().reload(object, row, 2);
        assertThat(comparable(entity.mapping().values(object))).isEqualTo(entity.decoded(row, 2));
    }

    @Property(tries = 300)
    void whatDiffersFromASnapshotIsWhatChanged(@ForAll long before, @ForAll long after) {
        for (Everything.Mapped each : List.of(entity, record)) {
            var old = each.mapping().read(new RandomRows(before).row(0, each.columns()), 0);
            var now = each.mapping().read(new RandomRows(after).row(0, each.columns()), 0);
            var snapshot = each.mapping().values(old);
            var changed = new BitSet();
            each.mapping().compare(old, snapshot, changed);
            assertThat(changed).isEqualTo(new BitSet());

            each.mapping().compare(now, snapshot, changed);
            var expected = new BitSet();
            var values = each.mapping().values(now);
            for (int column = 0; column < values.length; column++) {
                expected.set(column, !same(values[column], snapshot[column]));
            }
            assertThat(changed).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void assigningChangesOneColumn(@ForAll long before, @ForAll long after) {
        var mapping = entity.mapping();
        var other = mapping.values(mapping.read(new RandomRows(after).row(0, entity.columns()), 0));
        for (int column = 0; column < other.length; column++) {
            var object = mapping.read(new RandomRows(before).row(0, entity.columns()), 0);
            var expected = mapping.values(object);
            expected[column] = other[column];
            mapping.assign(object, column, other[column]);
            assertThat(comparable(mapping.values(object))).isEqualTo(comparable(expected));
        }
    }

    @Property(tries = 300)
    void aChangedCopyOfARecordDiffersInOneComponent(@ForAll long before, @ForAll long after) {
        var mapping = record.mapping();
        var original = mapping.read(new RandomRows(before).row(0, record.columns()), 0);
        var values = mapping.values(original);
        var other = mapping.values(mapping.read(new RandomRows(after).row(0, record.columns()), 0));
        for (int column = 0; column < other.length; column++) {
            var expected = values.clone();
            expected[column] = other[column];
            assertThat(comparable(mapping.values(mapping.with(original, column, other[column]))))
                    .isEqualTo(comparable(expected));
            assertThat(comparable(mapping.values(original))).isEqualTo(comparable(values));
        }
    }

    @Property(tries = 50)
    void anObjectAndItsSnapshotShareNoArray(@ForAll long seed) {
        for (Everything.Mapped each : List.of(entity, record)) {
            int bytes = each.index("bytes");
            var row = new RandomRows(seed).row(0, each.columns());
            row.stored()[bytes] = new byte[] {1, 2, 3};
            var object = each.mapping().read(row, 0);
            var snapshot = each.mapping().values(object);
            ((byte[]) Objects.requireNonNull(snapshot[bytes]))[0] = 9;
            assertThat(each.mapping().values(object)[bytes]).isEqualTo(new byte[] {1, 2, 3});

            var changed = new BitSet();
            each.mapping().compare(object, snapshot, changed);
            assertThat(changed).isEqualTo(bit(bytes));
        }
        var given = new byte[] {4, 5};
        var object = entity.mapping().read(new RandomRows(seed).row(0, entity.columns()), 0);
        entity.mapping().assign(object, entity.index("bytes"), given);
        given[0] = 9;
        assertThat(entity.mapping().values(object)[entity.index("bytes")]).isEqualTo(new byte[] {4, 5});
    }

    @Property(tries = 50)
    void aNullWhereTheFieldHasNoneIsNotRead(@ForAll long seed) {
        for (Everything.Mapped each : List.of(entity, record)) {
            for (int column = 0; column < each.columns().size(); column++) {
                if (each.columns().get(column).nullable()
                        || each.columns().get(column).name().equals("parent_id")) {
                    continue;
                }
                var row = new RandomRows(seed).row(0, each.columns());
                row.stored()[column] = null;
                assertThatThrownBy(() -> each.mapping().read(row, 0)).isInstanceOf(UnexpectedNullException.class);
            }
        }
    }

    private static BitSet bit(int index) {
        var bits = new BitSet();
        bits.set(index);
        return bits;
    }

    private static boolean same(Object value, Object old) {
        if (value instanceof BigDecimal one && old instanceof BigDecimal two) {
            return one.compareTo(two) == 0;
        }
        return value instanceof byte[] one
                ? old instanceof byte[] two && Arrays.equals(one, two)
                : Objects.equals(value, old);
    }
}
