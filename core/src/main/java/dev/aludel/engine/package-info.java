/**
 * Running statements: the engine, its connections, transactions, savepoints and results. Everything here waits when it is
 * called, and is made for virtual threads.
 */
@NullMarked
package dev.aludel.engine;

import org.jspecify.annotations.NullMarked;
