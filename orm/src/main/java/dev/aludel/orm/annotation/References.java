package dev.aludel.orm.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column is a foreign key to another entity, without a relationship: the field keeps the key itself. It orders what a
 * flush writes like a relationship does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface References {
    /** The entity referred to. */
    Class<?> value();

    /** What the database does with this row when the row it refers to is deleted. */
    OnDelete onDelete() default OnDelete.NONE;

    /** A remark on the foreign key, for those who read the schema. PostgreSQL keeps it, the others leave it out. */
    String comment() default "";
}
