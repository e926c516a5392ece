package dev.aludel.examples.quickstart;

import dev.aludel.engine.StatementEvent;
import dev.aludel.engine.StatementListener;
import dev.aludel.engine.StatementOutcome;
import dev.aludel.examples.quickstart.users.Refusal;
import dev.aludel.examples.quickstart.view.AuthorView;
import dev.aludel.examples.quickstart.view.Page;
import dev.aludel.examples.quickstart.view.PostView;
import dev.aludel.examples.quickstart.view.Totals;
import dev.aludel.examples.quickstart.view.TransferView;
import dev.aludel.examples.quickstart.view.UserPosts;
import dev.aludel.examples.quickstart.view.UserView;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints each step as it is done: its title, the statements that ran, and what came of it. */
final class Transcript implements StatementListener {
    private final PrintStream out;
    private int steps;

    Transcript(PrintStream out) {
        this.out = out;
    }

    /** Does a step and prints its result. */
    <R> R step(String title, Supplier<R> action) {
        begin(title);
        R result = action.get();
        lines(" => ", text(result));
        return result;
    }

    /** Does a step that the application refuses. */
    void refused(String title, Supplier<?> action) {
        begin(title);
        try {
            throw new IllegalStateException("should have been refused: " + action.get());
        } catch (Refusal e) {
            lines(" => ", "refused: " + e.getMessage());
        }
    }

    @Override
    public void completed(StatementEvent statement, StatementOutcome outcome) {
        lines("    ", statement.sql());
        for (List<@Nullable Object> values : statement.parameters()) {
            if (!values.isEmpty()) {
                lines("      ", shown(values));
            }
        }
    }

    /** A list of values is one parameter on PostgreSQL, an array. */
    private static String shown(List<@Nullable Object> values) {
        return values.stream()
                .map(value -> value instanceof Object[] list ? Arrays.asList(list) : value)
                .toList()
                .toString();
    }

    private void begin(String title) {
        out.println();
        out.println(++steps + ". " + title);
    }

    private void lines(String indent, String text) {
        text.lines().forEach(line -> out.println(indent + line));
    }

    private static String text(@Nullable Object result) {
        return switch (result) {
            case UserView user -> user.id() + " " + user.name() + " <" + user.email() + "> has " + user.balance();
            case PostView post -> post.id() + " \"" + post.title() + "\" by user " + post.authorId();
            case UserPosts user -> user.name() + " wrote " + user.titles();
            case AuthorView author -> author.name() + ": " + author.posts();
            case TransferView done ->
                done.amount() + " moved: user " + done.from() + " has " + done.fromBalance() + ", user " + done.to()
                        + " has " + done.toBalance();
            case Totals totals ->
                totals.users() + " users, " + totals.posts() + " posts, " + totals.balance() + " in all";
            case Page<?> page -> text(page.items());
            case List<?> items -> items.stream().map(Transcript::text).collect(Collectors.joining("\n"));
            case null, default -> String.valueOf(result);
        };
    }
}
