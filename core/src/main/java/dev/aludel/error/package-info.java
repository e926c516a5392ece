/** Every exception that Aludel throws, by kind, each with a stable code and a remedy. */
@NullMarked
package dev.aludel.error;

import org.jspecify.annotations.NullMarked;
