package dev.aludel.orm.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps a class or record to a table. The annotation processor generates its metamodel, {@code User_} for {@code User}, in
 * the same package.
 *
 * <p>Fields are columns unless they are static or {@link Transient}. In {@code @NullMarked} code, and outside of it, an
 * unannotated field is NOT NULL; {@code @Nullable} makes the column nullable.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Entity {
    /** The table's name; by default the class's simple name in snake case, {@code BlogPost} as {@code blog_post}. */
    String table() default "";

    /** The table's schema; by default the connection's. */
    String schema() default "";

    /** A remark on the table for those who read the schema. */
    String comment() default "";
}
