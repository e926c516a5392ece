/** The annotations that describe a mapped class. */
@NullMarked
package dev.aludel.orm.annotation;

import org.jspecify.annotations.NullMarked;
