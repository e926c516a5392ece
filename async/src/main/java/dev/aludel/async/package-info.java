/** CompletableFuture and Flow.Publisher views of the blocking API. */
@NullMarked
package dev.aludel.async;

import org.jspecify.annotations.NullMarked;
