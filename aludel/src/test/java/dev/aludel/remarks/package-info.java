/** Remarks of entities for those who read the schema. */
@NullMarked
package dev.aludel.remarks;

import org.jspecify.annotations.NullMarked;
