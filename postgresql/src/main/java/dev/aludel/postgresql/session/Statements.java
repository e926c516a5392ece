package dev.aludel.postgresql.session;

import dev.aludel.postgresql.protocol.CommandTag;
import dev.aludel.postgresql.protocol.Frontend;
import dev.aludel.postgresql.settings.PrepareMode;
import java.util.ArrayDeque;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * The statements that one server session has prepared, the least recently used of which make room, and what is to be closed
 * with the next thing that is sent. The user's alone.
 */
final class Statements {
    private final HashMap<StatementText, ServerStatement> named = new HashMap<>();
    private final ArrayDeque<Closing> closings = new ArrayDeque<>();
    private final Descriptions descriptions;
    private final int capacity;
    private final PrepareMode mode;
    private long clock;
    private @Nullable ServerStatement latest;

    Statements(SessionOptions options, Descriptions descriptions) {
        this.capacity = Math.max(1, options.statementCacheSize());
        this.mode = options.prepareMode();
        this.descriptions = descriptions;
    }

    /** The text as this session has it, or is to have it. */
    ServerStatement use(StatementText text) {
        var last = latest;
        if (last != null && last.text == text) {
            last.lastUsed = ++clock;
            return last;
        }
        if (mode == PrepareMode.UNNAMED || !text.isCached() || descriptions.isNameless(text)) {
            return create(text, false);
        }
        var statement = named.get(text);
        if (statement == null) {
            statement = create(text, true);
            if (named.size() >= capacity) {
                evict();
            }
            named.put(text, statement);
        }
        statement.lastUsed = ++clock;
        latest = statement;
        return statement;
    }

    /** Whether what is known of a statement may not hold at its next execution, though this session has prepared it. */
    boolean describesEachTime() {
        return mode == PrepareMode.POOLED;
    }

    private ServerStatement create(StatementText text, boolean keep) {
        var statement = new ServerStatement(text, keep, descriptions);
        var known = descriptions.find(text);
        if (known != null) {
            statement.description = known;
            statement.assumed = true;
        } else if (text.result() == StatementText.Result.BINARY && text.declaresAll()) {
            statement.description = Description.declared(text.declared());
            statement.assumed = true;
        }
        return statement;
    }

    /** A statement without parameters and result, such as BEGIN: nothing has to be asked. */
    ServerStatement useControl(StatementText text) {
        var statement = use(text);
        if (statement.description == null) {
            statement.description = Description.of(new int[0], null, type -> false);
        }
        return statement;
    }

    private void evict() {
        ServerStatement oldest = null;
        for (var statement : named.values()) {
            if (oldest == null || statement.lastUsed < oldest.lastUsed) {
                oldest = statement;
            }
        }
        if (oldest != null) {
            drop(oldest);
        }
    }

    /** Not to be used any more, and closed on the server if it may be there. */
    void drop(ServerStatement statement) {
        forget(statement);
        if (statement.parsed && statement.isNamed()) {
            close(new Closing(Frontend.STATEMENT, statement.name));
        }
    }

    /** It is on the server, whatever was thought meanwhile. */
    void keep(ServerStatement statement) {
        named.putIfAbsent(statement.text, statement);
    }

    /** It is not, or not for certain, on the server: its next use prepares it. */
    void forget(ServerStatement statement) {
        if (named.get(statement.text) == statement) {
            named.remove(statement.text);
        }
        if (latest == statement) {
            latest = null;
        }
    }

    /** None may be on the server any more; those that are all the same are closed. */
    void forgetAll(boolean closing) {
        if (closing) {
            for (var statement : named.values()) {
                if (statement.parsed) {
                    close(new Closing(Frontend.STATEMENT, statement.name));
                }
            }
        }
        named.clear();
        latest = null;
    }

    /** A server that was told so by SQL has dropped statements behind the session's back. */
    void completed(CommandTag tag) {
        var command = tag.command();
        if (command.startsWith("D")) {
            if (command.equals("DISCARD ALL") || command.equals("DEALLOCATE ALL")) {
                forgetAll(false);
            } else if (command.equals("DEALLOCATE")) {
                forgetAll(true);
            }
        }
    }

    boolean isNameless(StatementText text) {
        return descriptions.isNameless(text);
    }

    void withoutName(StatementText text) {
        descriptions.withoutName(text);
    }

    void forgetDescription(StatementText text) {
        descriptions.forget(text);
    }

    void close(Closing closing) {
        closings.add(closing);
    }

    @Nullable Closing nextClosing() {
        return closings.poll();
    }

    int size() {
        return named.size();
    }
}
