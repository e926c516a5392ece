package dev.aludel.cookbook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The recipes of {@code docs/cookbook.md}, by their headings, that a test executes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Recipe {
    String[] value();
}
