package dev.aludel.orm.annotation;

import dev.aludel.orm.Cascade;
import dev.aludel.orm.Loading;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link dev.aludel.orm.Many}: the objects of another entity that refer to this one. The column is on their side.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface OneToMany {
    /** The name of the {@link dev.aludel.orm.Ref} field of the other class that is the other side of this relationship. */
    String backPopulates();

    /** When the collection is loaded. */
    Loading load() default Loading.LAZY;

    /** What happens to the members together with their owner, besides {@link Cascade#SAVE}, which always does. */
    Cascade[] cascade() default {};

    /** Whether a member that is taken out of the collection is deleted. Needs {@link Cascade#DELETE}. */
    boolean orphanDelete() default false;

    /** The field of the other class that the collection is ordered by when it is loaded; by default its key. */
    String orderBy() default "";
}
