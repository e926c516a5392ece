package dev.aludel.examples.quickstart.web;

import dev.aludel.Aludel;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;

/**
 * The running application: an HTTP server and the database behind it. Creates the tables when it starts; closing it lets
 * requests under way finish (for ten seconds), stops the server, then closes the database. Thread-safe.
 */
public final class Service implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final Duration FINISH = Duration.ofSeconds(10);
    /** Longer than clients keep a connection that they do not use: none of them sends on one that is just being closed. */
    private static final long IDLE_MILLIS = 120_000;

    private static final int ACCEPT_QUEUE = 1_024; // connections that may arrive in one burst; the JDK's default is 50

    private final Aludel db;
    private final Javalin http;
    private final String url;

    private Service(Aludel db, Javalin http) {
        this.db = db;
        this.http = http;
        this.url = "http://" + HOST + ":" + http.port();
    }

    /**
     * Starts to serve this machine, on any free port if the port is 0.
     *
     * @param db becomes the service's: it is closed with it, or when the start fails
     * @throws PortTaken if something else listens there
     */
    public static Service start(Aludel db, int port) {
        return start(db, port, FINISH);
    }

    /** @param finish how long requests under way may go on when it is closed */
    static Service start(Aludel db, int port, Duration finish) {
        try {
            db.createAll();
            return new Service(
                    db,
                    Javalin.create(config -> configure(config, db, port, finish))
                            .start());
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static void configure(JavalinConfig config, Aludel db, int port, Duration finish) {
        config.useVirtualThreads = true;
        config.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY_BYTES;
        config.jetty.addConnector((server, http) -> connector(server, http, port));
        config.jetty.modifyServer(server -> {
            server.setHandler(new StatisticsHandler()); // knows which requests are under way
            server.setStopTimeout(finish.toMillis());
        });
        config.jsonMapper(new Json());
        config.router.mount(routes -> {
            new Api(db).routes(routes);
            routes.exception(HttpResponseException.class, Problems::handle);
            routes.exception(Exception.class, Problems::handle);
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_MILLIS);
        try {
            connector.open(); // now, while nothing else has been started that would have to be stopped
        } catch (IOException e) {
            throw new PortTaken(port, e);
        }
        return connector;
    }

    /** Where it is reached. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            http.stop();
        } finally {
            db.close();
        }
    }
}
