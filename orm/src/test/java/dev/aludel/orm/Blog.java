package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Account.ACCOUNT;
import static dev.aludel.orm.shapes.Badge.BADGE;
import static dev.aludel.orm.shapes.Club.CLUB;
import static dev.aludel.orm.shapes.Club.Player.PLAYER;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.orm.shapes.Tag.TAG;

import dev.aludel.engine.Engine;
import dev.aludel.orm.blog.Post;
import dev.aludel.orm.blog.User;
import dev.aludel.testkit.TestDatabase;

/** A database with the tables of all test entities. */
final class Blog implements AutoCloseable {
    final Engine engine;
    final SessionFactory sessions;

    private Blog(Engine engine) {
        this.engine = engine;
        var model = Model.of(USER, POST, NODE, ACCOUNT, TAG, BADGE, CLUB, PLAYER);
        engine.begin(connection -> model.metaData().createAll(connection));
        this.sessions = SessionFactory.of(engine, model);
    }

    static Blog open() {
        return new Blog(TestDatabase.open());
    }

    /** Where several sessions work at once. */
    static Blog open(String url) {
        return new Blog(Engine.create(url));
    }

    /** Users a, b, c.. each with so many posts, titled {@code a1, a2..}. */
    void fill(int users, int posts) {
        sessions.begin(session -> {
            for (int i = 0; i < users; i++) {
                var name = users > 26 ? "u" + (1000 + i) : String.valueOf((char) ('a' + i));
                var user = new User(name, name + "@x");
                for (int j = 1; j <= posts; j++) {
                    new Post(name + j, user);
                }
                session.add(user);
            }
        });
    }

    @Override
    public void close() {
        engine.close();
    }
}
