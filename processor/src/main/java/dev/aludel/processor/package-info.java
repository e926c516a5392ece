/** Generates tables, metamodels and accessors from mapped classes. */
@NullMarked
package dev.aludel.processor;

import org.jspecify.annotations.NullMarked;
