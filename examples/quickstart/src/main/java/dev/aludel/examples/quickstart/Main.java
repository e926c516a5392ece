package dev.aludel.examples.quickstart;

import static dev.aludel.examples.quickstart.users.Post_.POST;
import static dev.aludel.examples.quickstart.users.User_.USER;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.examples.quickstart.web.PortTaken;
import dev.aludel.examples.quickstart.web.Service;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** The quickstart: a tour of the use cases, then the same use cases as an HTTP service on the same database. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        int status = run(System.out, System.err, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Returns the exit status; with a service, only when it could not be started. */
    static int run(PrintStream out, PrintStream err, String... args) throws InterruptedException {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Options.USAGE);
            return 2;
        }
        try (var db = Aludel.open(options.url(), USER, POST)) {
            new Tour(db, out).run();
            if (options.service()) {
                serve(db, options, out);
            }
            return 0;
        } catch (AludelException | PortTaken e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void serve(Aludel db, Options options, PrintStream out) throws InterruptedException {
        var service = Service.start(db, options.port());
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        out.println();
        out.println(
                "The same over HTTP: " + service.url() + "/users and " + service.url() + "/stats. Ctrl-C stops it.");
        var parent = ProcessHandle.current().parent();
        if (options.withParent() && parent.isPresent()) {
            parent.get().onExit().join();
            System.exit(0);
        }
        new CountDownLatch(1).await(); // until the process is told to end
    }
}
