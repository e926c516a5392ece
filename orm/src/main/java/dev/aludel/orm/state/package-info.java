/** What a session knows of each of its objects, and how a rollback takes it back. */
@NullMarked
package dev.aludel.orm.state;

import org.jspecify.annotations.NullMarked;
