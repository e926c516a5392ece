package dev.aludel.engine;

import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Completion;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.schema.ObjectKind;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a schema, and asks what is in it. Inside the connection's guard. */
final class SchemaAccess {
    private SchemaAccess() {}

    static Set<String> tableNames(Channel channel, StatementRunner runner, @Nullable String schema) {
        return names(runner, channel.parts().dialect().tableNames(schema));
    }

    static Set<String> indexNames(Channel channel, StatementRunner runner, @Nullable String schema) {
        return names(runner, channel.parts().dialect().indexNames(schema));
    }

    static Set<String> names(Channel channel, StatementRunner runner, ObjectKind kind, @Nullable String schema) {
        Query<String> query = channel.parts().dialect().names(kind, schema);
        return query == null ? Set.of() : names(runner, query);
    }

    private static Set<String> names(StatementRunner runner, Query<String> query) {
        var names = new RowCollector<>(query, ReadScope.NONE, Integer.MAX_VALUE);
        return new LinkedHashSet<>(names.rows(runner.send(query, names).complete()));
    }

    /** In the open transaction, else in one of its own. */
    static void execute(Channel channel, StatementRunner runner, List<String> statements) {
        channel.requireReady();
        if (channel.transaction() != null) {
            run(channel, runner, statements);
            return;
        }
        var own = Transaction.begin(
                channel, EngineSettings.withLevel(TransactionOptions.DEFAULT, channel.isolation()), false);
        try {
            run(channel, runner, statements);
            own.commitNow();
        } catch (RuntimeException | Error failure) {
            own.rollbackNow();
            throw failure;
        }
    }

    private static void run(Channel channel, StatementRunner runner, List<String> statements) {
        for (String sql : statements) {
            var statement = new DriverStatement(sql, List.of(), List.of(), DriverStatement.Kind.DDL);
            channel.send(new Order<>(
                            runner.event(statement, List.of()),
                            driver -> driver.execute(statement, new Object[0], row -> {}, channel.deadline()),
                            Completion::rows,
                            false,
                            true))
                    .complete();
        }
    }
}
