/** What a live database holds: its tables, views, sequences and types, as definitions. */
@NullMarked
package dev.aludel.schema.reflect;

import org.jspecify.annotations.NullMarked;
