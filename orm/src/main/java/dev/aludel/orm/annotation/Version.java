package dev.aludel.orm.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A counter that the session raises with each update, and compares with each update and delete: a row that somebody else
 * changed in between is a {@link dev.aludel.error.StaleDataException} instead of a lost update. On {@code int} and
 * {@code long} and their boxes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Version {}
