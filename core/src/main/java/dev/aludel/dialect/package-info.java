/** What one database writes differently, and which capabilities it has. */
@NullMarked
package dev.aludel.dialect;

import org.jspecify.annotations.NullMarked;
