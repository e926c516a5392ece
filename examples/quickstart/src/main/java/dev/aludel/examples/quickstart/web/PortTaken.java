package dev.aludel.examples.quickstart.web;

/** The service cannot listen where it was told to. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, Throwable cause) {
        super("Port " + port + " is in use: stop what listens there, or say --port N.", cause);
    }
}
