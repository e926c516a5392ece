package dev.aludel.postgresql.type.form;

import dev.aludel.type.PartedForm;
import dev.aludel.type.SqlType;

/** How the values of a driver's own type look in Java, beyond their class. Immutable, compared by value. */
public sealed interface Form {
    /** One value, of the class that the SQL type names. */
    record Plain() implements Form {}

    /** A {@code List} of elements: an array of one dimension whose bounds do not matter. */
    record ListOf(SqlType<?> element) implements Form {}

    /** A {@code PgArray} of elements: any dimensions and bounds. */
    record ArrayOf(SqlType<?> element, Parts parts) implements Form, PartedForm {
        @Override
        public Object stored(Object value, String what) {
            return parts.stored(element, value, what);
        }
    }

    /** A {@code PgRange}. */
    record RangeOf(SqlType<?> element, Parts parts) implements Form, PartedForm {
        @Override
        public Object stored(Object value, String what) {
            return parts.stored(element, value, what);
        }
    }

    /** A {@code List} of {@code PgRange}. */
    record MultirangeOf(SqlType<?> element, Parts parts) implements Form, PartedForm {
        @Override
        public Object stored(Object value, String what) {
            return parts.stored(element, value, what);
        }
    }

    /** A Java record whose components are the attributes of a composite type. */
    record RecordOf(RecordShape shape) implements Form {}
}
