/** The entry point of an application. */
@NullMarked
package dev.aludel;

import org.jspecify.annotations.NullMarked;
