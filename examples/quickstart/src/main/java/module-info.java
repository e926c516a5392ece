/** A small web service on Aludel and Javalin. */
module dev.aludel.examples.quickstart {
    requires dev.aludel;
    requires io.javalin;
    requires com.fasterxml.jackson.databind;
    requires static org.jspecify;
}
