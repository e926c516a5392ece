/** Maps classes to tables: sessions, identity map, unit of work and loading. */
module dev.aludel.orm {
    requires transitive dev.aludel.core;
    requires static transitive org.jspecify;
}
