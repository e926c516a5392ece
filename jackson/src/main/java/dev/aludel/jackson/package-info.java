/** Jackson as the writer and reader of what is kept as JSON. */
@NullMarked
package dev.aludel.jackson;

import org.jspecify.annotations.NullMarked;
