/** The annotation processor that turns mapped classes into tables, metamodels and accessors. */
module dev.aludel.processor {
    requires java.compiler;
    requires dev.aludel.core;
    requires dev.aludel.orm;
    requires static transitive org.jspecify;
}
