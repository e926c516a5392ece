/** The application over HTTP: routes, what comes in, what goes out, and what went wrong. */
@NullMarked
package dev.aludel.examples.quickstart.web;

import org.jspecify.annotations.NullMarked;
