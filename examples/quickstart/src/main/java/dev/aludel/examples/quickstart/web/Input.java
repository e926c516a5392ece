package dev.aludel.examples.quickstart.web;

import dev.aludel.examples.quickstart.users.Money;
import dev.aludel.examples.quickstart.users.NewUser;
import dev.aludel.examples.quickstart.users.Post;
import dev.aludel.examples.quickstart.users.Slice;
import dev.aludel.examples.quickstart.users.Transfer;
import dev.aludel.examples.quickstart.users.User;
import dev.aludel.examples.quickstart.users.UserChange;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import org.jspecify.annotations.Nullable;

/** What comes in, checked before a connection is taken. */
final class Input {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private Input() {}

    static NewUser newUser(Context ctx) {
        var body = Body.of(ctx);
        var name = body.required("name", Rule.text(User.NAME_LENGTH));
        var email = body.required("email", Rule.email(User.EMAIL_LENGTH));
        var balance = body.optional("balance", Rule.amount());
        body.check();
        return new NewUser(name.orElseThrow(), email.orElseThrow(), balance.orElse(Money.NONE));
    }

    static UserChange userChange(Context ctx) {
        var body = Body.of(ctx);
        var change = new UserChange(
                body.optional("name", Rule.text(User.NAME_LENGTH)),
                body.optional("email", Rule.email(User.EMAIL_LENGTH)),
                body.optional("balance", Rule.amount()));
        body.check();
        return change;
    }

    static String title(Context ctx) {
        var body = Body.of(ctx);
        var title = body.required("title", Rule.text(Post.TITLE_LENGTH));
        body.check();
        return title.orElseThrow();
    }

    static Transfer transfer(Context ctx) {
        var body = Body.of(ctx);
        var from = body.required("from", Rule.key());
        var to = body.required("to", Rule.key());
        var amount = body.required("amount", Rule.amount());
        body.check();
        if (from.equals(to)) {
            throw new InvalidInput("to", "must be another user than from");
        }
        if (amount.orElseThrow().signum() == 0) {
            throw new InvalidInput("amount", "must be more than 0");
        }
        return new Transfer(from.orElseThrow(), to.orElseThrow(), amount.orElseThrow());
    }

    /** The key in the path. What cannot be one is the key of nothing. */
    static int id(Context ctx) {
        try {
            return Integer.parseInt(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new NotFoundResponse("there is no user " + ctx.pathParam("id"));
        }
    }

    static Slice slice(Context ctx) {
        return new Slice(
                (int) number("limit", ctx.queryParam("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT),
                number("offset", ctx.queryParam("offset"), 0, 0, Integer.MAX_VALUE));
    }

    private static long number(String name, @Nullable String text, long standard, long least, long most) {
        if (text == null) {
            return standard;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidInput(name, "must be a whole number from " + least + " to " + most);
    }
}
