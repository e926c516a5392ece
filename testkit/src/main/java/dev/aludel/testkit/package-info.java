/** Support for tests against real databases. */
@NullMarked
package dev.aludel.testkit;

import org.jspecify.annotations.NullMarked;
