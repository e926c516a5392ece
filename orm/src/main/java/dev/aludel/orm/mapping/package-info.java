/** The mapping model that generated code registers and the session reads. */
@NullMarked
package dev.aludel.orm.mapping;

import org.jspecify.annotations.NullMarked;
