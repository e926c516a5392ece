@NullMarked
package dev.aludel.json;

import org.jspecify.annotations.NullMarked;
