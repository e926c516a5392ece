/** What a connection shall be: the settings, and the places that they are read from. */
@NullMarked
package dev.aludel.postgresql.settings;

import org.jspecify.annotations.NullMarked;
