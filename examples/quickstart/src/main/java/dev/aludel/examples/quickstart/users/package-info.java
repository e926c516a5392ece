/** Users, their posts and their money: the entities and the use cases, which know nothing of HTTP. */
@NullMarked
package dev.aludel.examples.quickstart.users;

import org.jspecify.annotations.NullMarked;
