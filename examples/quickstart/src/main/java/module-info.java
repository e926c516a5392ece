/** Aludel's quickstart: user management on the command line and over HTTP. */
module dev.aludel.examples.quickstart {
    requires dev.aludel;
    requires io.javalin;
    requires com.fasterxml.jackson.databind;
    requires org.eclipse.jetty.server;
    requires static org.jspecify;

    // The only package whose classes become JSON: entities are not in it.
    opens dev.aludel.examples.quickstart.view to
            com.fasterxml.jackson.databind;
}
