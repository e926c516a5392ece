package dev.aludel.orm.annotation;

import dev.aludel.type.JsonCodec;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field, of a record, a class, a list, a map or another generic type, is kept as JSON in one column. A String is the document
 * itself.
 *
 * <p>A value that can change in place is compared with its row by the JSON that it would be kept as, so that
 * {@code user.tags.add(..)} is found at the flush. Java's null is NULL, never the {@code null} of JSON.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface AsJson {
    /**
     * What writes and reads it: a class with a public constructor without parameters. By default the codec that is installed,
     * such as that of the artifact {@code aludel-jackson}.
     */
    Class<? extends JsonCodec> codec() default JsonCodec.class;
}
