package dev.aludel.examples.quickstart.web;

import dev.aludel.Aludel;
import dev.aludel.examples.quickstart.users.Refusal.NoSuchUser;
import dev.aludel.examples.quickstart.users.Users;
import dev.aludel.examples.quickstart.view.Stats;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRouting;
import java.util.Objects;
import java.util.function.Function;

/** The routes. Each request that needs the database has a session of its own, taken after the request was read and checked, and ended before the answer is written. */
final class Api {
    private final Aludel db;

    Api(Aludel db) {
        this.db = db;
    }

    void routes(JavalinDefaultRouting routes) {
        routes.get("/users", this::listUsers);
        routes.post("/users", this::createUser);
        routes.get("/users/{id}", this::getUser);
        routes.patch("/users/{id}", this::changeUser);
        routes.delete("/users/{id}", this::deleteUser);
        routes.get("/users/{id}/posts", this::listPosts);
        routes.post("/users/{id}/posts", this::createPost);
        routes.post("/transfers", this::transfer);
        routes.get("/stats", this::stats);
    }

    private void listUsers(Context ctx) {
        var slice = Input.slice(ctx);
        var keyword = Objects.requireNonNullElse(ctx.queryParam("q"), "");
        ctx.json(read(users -> users.list(keyword, slice)));
    }

    private void createUser(Context ctx) {
        var input = Input.newUser(ctx);
        var user = write(users -> users.create(input));
        ctx.status(HttpStatus.CREATED)
                .header(Header.LOCATION, "/users/" + user.id())
                .json(user);
    }

    private void getUser(Context ctx) {
        int id = Input.id(ctx);
        ctx.json(read(users -> users.get(id)));
    }

    private void changeUser(Context ctx) {
        int id = Input.id(ctx);
        var change = Input.userChange(ctx);
        ctx.json(write(users -> users.change(id, change)));
    }

    private void deleteUser(Context ctx) {
        int id = Input.id(ctx);
        db.begin(session -> new Users(session).delete(id));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void listPosts(Context ctx) {
        int author = Input.id(ctx);
        var slice = Input.slice(ctx);
        ctx.json(read(users -> users.posts(author, slice)));
    }

    private void createPost(Context ctx) {
        int author = Input.id(ctx);
        var title = Input.title(ctx);
        ctx.status(HttpStatus.CREATED).json(write(users -> users.publish(author, title)));
    }

    private void transfer(Context ctx) {
        var order = Input.transfer(ctx);
        try {
            ctx.json(write(users -> users.transfer(order)));
        } catch (NoSuchUser e) {
            // Here the key comes from the body, so it is the body that is wrong.
            throw new InvalidInput(e.id() == order.from() ? "from" : "to", String.valueOf(e.getMessage()));
        }
    }

    private void stats(Context ctx) {
        var totals = read(Users::totals);
        var engine = db.engine();
        var pool = engine.status();
        var done = engine.statistics();
        ctx.json(new Stats(
                totals,
                new Stats.Pool(pool.poolSize(), pool.leased(), pool.idle(), pool.waiting()),
                done.statements(),
                done.roundTrips()));
    }

    private <R> R read(Function<Users, R> work) {
        return db.with(session -> work.apply(new Users(session)));
    }

    private <R> R write(Function<Users, R> work) {
        return db.transact(session -> work.apply(new Users(session)));
    }
}
