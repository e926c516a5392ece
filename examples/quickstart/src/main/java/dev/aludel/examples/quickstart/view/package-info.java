/** What the application shows of its data: records, filled by projections, and the only package that the JSON mapper may read. */
@NullMarked
package dev.aludel.examples.quickstart.view;

import org.jspecify.annotations.NullMarked;
