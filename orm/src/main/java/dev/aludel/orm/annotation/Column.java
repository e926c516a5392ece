package dev.aludel.orm.annotation;

import dev.aludel.schema.Fetched;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the field is kept in its column, where the defaults do not say it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Column {
    /** The column's name; by default the field's in snake case, {@code createdAt} as {@code created_at}. */
    String name() default "";

    /** Characters at most, for strings; without it the text is unlimited. A longer value is refused before it is sent. */
    int length() default -1;

    /** Digits in all, for {@link java.math.BigDecimal}; goes together with {@link #scale()}. */
    int precision() default -1;

    /** Digits behind the point, for {@link java.math.BigDecimal}. A value that would lose digits is refused. */
    int scale() default -1;

    /** Whether no two rows have the same value. */
    boolean unique() default false;

    /** Whether the column has an index of its own. */
    boolean index() default false;

    /** A condition that every row fulfils, as SQL text over the table's columns: {@code balance >= 0}. */
    String check() default "";

    /**
     * What the database fills in when somebody inserts a row without a value, as SQL text: {@code 0}, {@code 'new'},
     * {@code CURRENT_TIMESTAMP}. A session always sends the field's own value, unless {@link #fetched()} says otherwise.
     */
    String serverDefault() default "";

    /**
     * Whether the database writes the column. {@link Fetched#AFTER_INSERT}: an INSERT leaves a null out, so that the database's
     * default or a trigger fills it in. {@link Fetched#AFTER_WRITE}: the column is never sent. The field is read back after the flush.
     */
    Fetched fetched() default Fetched.NEVER;

    /**
     * Whether MySQL or MariaDB writes the present moment when the row changes. The column is then never sent, and read back after the
     * flush; unless it is nullable, {@link #serverDefault()} says what it holds before the first change.
     */
    boolean serverOnUpdate() default false;

    /**
     * What the database calculates the column from, as SQL text over the table's other columns: {@code price * pieces}. The result is
     * stored, never sent, and read back after each flush.
     */
    String computed() default "";

    /** A remark for those who read the schema. */
    String comment() default "";
}
