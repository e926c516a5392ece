package dev.aludel.postgresql.type;

import dev.aludel.postgresql.type.form.Parts;
import dev.aludel.type.SqlType;
import java.util.List;
import java.util.Objects;

/** The parts of values that have some: what stands alone is checked, and so is what stands in a range or an array. Immutable. */
enum PgParts implements Parts {
    ARRAY {
        @Override
        public Object stored(SqlType<?> element, Object value, String what) {
            return value instanceof PgArray<?> array ? array.map(each -> part(element, each, what)) : value;
        }
    },
    RANGE {
        @Override
        public Object stored(SqlType<?> element, Object value, String what) {
            return value instanceof PgRange<?> range ? range.map(bound -> part(element, bound, what)) : value;
        }
    },
    MULTIRANGE {
        @Override
        public Object stored(SqlType<?> element, Object value, String what) {
            return value instanceof List<?> ranges
                    ? ranges.stream()
                            .map(range -> RANGE.stored(element, range, what))
                            .toList()
                    : value;
        }
    };

    private static <T> Object part(SqlType<T> type, Object part, String what) {
        T own = type.javaType().cast(part);
        return Objects.requireNonNull(type.checked(own, what), "what is checked stays a value");
    }
}
