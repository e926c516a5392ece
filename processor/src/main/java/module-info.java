/** The annotation processor that turns mapped classes into tables, metamodels and accessors. Needs no other module of Aludel. */
module dev.aludel.processor {
    requires java.compiler;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            dev.aludel.processor.AludelProcessor;
}
