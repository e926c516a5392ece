/** Maps classes to tables: sessions, identity map, unit of work and loading. */
module dev.aludel.orm {
    exports dev.aludel.orm;
    exports dev.aludel.orm.annotation;
    exports dev.aludel.orm.mapping;

    requires transitive dev.aludel.core;
    requires static org.jspecify;
}
