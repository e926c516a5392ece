/** The ways in which a virtual thread can wait for a socket, compared without a driver around them. */
@NullMarked
package dev.aludel.benchmarks.transport;

import org.jspecify.annotations.NullMarked;
