package dev.aludel.examples.quickstart.web;

import static dev.aludel.examples.quickstart.users.Post_.POST;
import static dev.aludel.examples.quickstart.users.User_.USER;

import dev.aludel.Aludel;
import java.time.Duration;

/** A service on any free port, with its database and a client. */
final class Application implements AutoCloseable {
    final Aludel db;
    final Service service;
    final Client client;

    Application(String url) {
        db = Aludel.open(url, USER, POST);
        service = Service.start(db, 0, Duration.ofMinutes(5)); // a test's requests finish, however slow the machine is
        client = new Client(service);
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
