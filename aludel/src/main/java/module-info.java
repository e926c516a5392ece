/** The one module an application requires: core, ORM and async bridge. */
module dev.aludel {
    requires transitive dev.aludel.core;
    requires transitive dev.aludel.orm;
    requires transitive dev.aludel.async;
    requires static org.jspecify;

    exports dev.aludel;
}
