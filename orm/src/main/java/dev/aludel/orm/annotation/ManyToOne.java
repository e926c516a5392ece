package dev.aludel.orm.annotation;

import dev.aludel.orm.Loading;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link dev.aludel.orm.Ref}: the object of another entity that this one refers to by a foreign key.
 * {@code Ref<@Nullable User>} has a nullable column.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ManyToOne {
    /** The name of the {@link dev.aludel.orm.Many} field of the other class that is the other side; none by default. */
    String backPopulates() default "";

    /** When the object is loaded. */
    Loading load() default Loading.LAZY;

    /** The name of the foreign key's column; by default the field's in snake case and {@code _id}. */
    String column() default "";

    /** What the database does with this row when the row it refers to is deleted. */
    OnDelete onDelete() default OnDelete.NONE;

    /** A remark on the foreign key, for those who read the schema. PostgreSQL keeps it, the others leave it out. */
    String comment() default "";
}
