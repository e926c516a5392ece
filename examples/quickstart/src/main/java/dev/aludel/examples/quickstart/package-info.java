/** A small web service on Aludel and Javalin. */
@NullMarked
package dev.aludel.examples.quickstart;

import org.jspecify.annotations.NullMarked;
