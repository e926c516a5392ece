/** Support for tests against real databases. */
module dev.aludel.testkit {
    requires transitive dev.aludel.core;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires static org.junit.platform.commons;

    exports dev.aludel.testkit;
    exports dev.aludel.testkit.proxy;

    uses dev.aludel.testkit.TestServer;
}
