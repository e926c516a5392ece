/** Support for tests against real databases. */
module dev.aludel.testkit {
    requires transitive dev.aludel.orm;
    requires static transitive org.jspecify;

    exports dev.aludel.testkit;
}
