package dev.aludel.orm.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No two rows have the same values in these columns.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(UniqueColumns.List.class)
public @interface UniqueColumns {
    /** The names of the fields. */
    String[] value();

    /** The constraint's name; by default the conventional one. */
    String name() default "";

    /** A remark for those who read the schema. */
    String comment() default "";

    /** Several of them on one class. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        UniqueColumns[] value();
    }
}
