package dev.aludel.examples.quickstart.web;

import dev.aludel.error.AludelException;
import dev.aludel.error.PoolTimeoutException;
import dev.aludel.examples.quickstart.users.Refusal;
import dev.aludel.examples.quickstart.view.FieldError;
import dev.aludel.examples.quickstart.view.Problem;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says over HTTP what went wrong: one problem+json body per failure, and nothing of the inside. Stateless. */
final class Problems {
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());
    /** The status says all. */
    private static final String BLANK = "about:blank";

    private static final String KIND = "tag:aludel.dev,2026:quickstart/";

    private Problems() {}

    static void handle(Throwable failure, Context ctx) {
        switch (failure) {
            case InvalidInput e ->
                send(
                        ctx,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        KIND + "invalid-input",
                        "some fields are wrong",
                        e.errors());
            case Refusal e -> refused(e, ctx);
            case HttpResponseException e -> refusedByHttp(e, ctx);
            case PoolTimeoutException e -> busy(ctx, 5);
            case AludelException e when e.retryable() -> busy(ctx, 1);
            default -> unexpected(failure, ctx);
        }
    }

    private static void refused(Refusal refusal, Context ctx) {
        var detail = String.valueOf(refusal.getMessage());
        switch (refusal) {
            case Refusal.NoSuchUser e -> send(ctx, HttpStatus.NOT_FOUND, BLANK, detail, null);
            case Refusal.EmailTaken e -> send(ctx, HttpStatus.CONFLICT, KIND + "email-taken", detail, null);
            case Refusal.BalanceTooLow e -> send(ctx, HttpStatus.CONFLICT, KIND + "balance-too-low", detail, null);
            case Refusal.BalanceTooHigh e -> send(ctx, HttpStatus.CONFLICT, KIND + "balance-too-high", detail, null);
        }
    }

    private static void refusedByHttp(HttpResponseException e, Context ctx) {
        var status = HttpStatus.forStatus(e.getStatus());
        var methods = e.getDetails().get("availableMethods");
        if (methods == null) {
            send(ctx, status, BLANK, String.valueOf(e.getMessage()), null);
        } else {
            ctx.header(Header.ALLOW, methods);
            send(ctx, status, BLANK, "this path answers to " + methods, null);
        }
    }

    private static void busy(Context ctx, int seconds) {
        ctx.header(Header.RETRY_AFTER, String.valueOf(seconds));
        send(ctx, HttpStatus.SERVICE_UNAVAILABLE, BLANK, "all connections are busy; try again later", null);
    }

    private static void unexpected(Throwable failure, Context ctx) {
        var incident = UUID.randomUUID();
        LOG.log(System.Logger.Level.ERROR, ctx.method() + " " + ctx.path() + " failed, incident " + incident, failure);
        send(
                ctx,
                HttpStatus.INTERNAL_SERVER_ERROR,
                BLANK,
                "something went wrong here; the log has it as incident " + incident,
                null);
    }

    private static void send(
            Context ctx, HttpStatus status, String type, String detail, @Nullable List<FieldError> errors) {
        ctx.status(status).json(new Problem(type, status.getMessage(), status.getCode(), detail, ctx.path(), errors));
        ctx.contentType("application/problem+json");
    }
}
