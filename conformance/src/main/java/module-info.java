/** The suite of tests that every dialect runs. */
module dev.aludel.conformance {
    requires transitive dev.aludel.core;
    requires static org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.aludel.conformance;
}
