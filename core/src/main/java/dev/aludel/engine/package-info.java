/** Engine, connection, transaction and result: where statements are executed. */
@NullMarked
package dev.aludel.engine;

import org.jspecify.annotations.NullMarked;
