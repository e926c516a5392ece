/** The unit of work: pending changes become a plan of statement batches, and the plan is executed. */
@NullMarked
package dev.aludel.orm.flush;

import org.jspecify.annotations.NullMarked;
