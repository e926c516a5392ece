package dev.aludel.engine;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.DriverStatement;
import dev.aludel.driver.Completion;
import dev.aludel.driver.TransactionOptions;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.SchemaMap;
import dev.aludel.schema.SchemaReader;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.sql.Query;
import dev.aludel.sql.ReadScope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a {@link Connection} that changes a schema and asks what is in it. */
abstract sealed class SchemaConnection implements SchemaTarget permits Connection {
    final Channel channel;
    final StatementRunner runner;

    SchemaConnection(Channel channel) {
        this.channel = channel;
        this.runner = new StatementRunner(channel);
    }

    private Dialect dialect() {
        return channel.parts().dialect();
    }

    @Override
    public SchemaMap schemas() {
        return channel.parts().schemas();
    }

    @Override
    public DdlRenderer ddl() {
        return dialect().ddl();
    }

    @Override
    public SchemaReader reader() {
        return dialect().reader();
    }

    @Override
    public Set<String> tableNames(@Nullable String schema) {
        return names(ObjectKind.TABLE, schema);
    }

    @Override
    public Set<String> indexNames(@Nullable String schema) {
        return names(ObjectKind.INDEX, schema);
    }

    @Override
    public Set<String> names(ObjectKind kind, @Nullable String schema) {
        try (var _ = channel.guard().enter("names")) {
            Query<String> query = dialect().names(kind, schema);
            if (query == null) {
                return Set.of();
            }
            var names = new RowCollector<>(query, ReadScope.NONE, Integer.MAX_VALUE);
            return new LinkedHashSet<>(names.rows(runner.send(query, names).complete()));
        }
    }

    @Override
    public void executeDdl(List<String> statements) {
        try (var _ = channel.guard().enter("executeDdl")) {
            execute(statements);
        }
    }

    /** In the open transaction, else in one of its own. */
    private void execute(List<String> statements) {
        channel.requireReady();
        if (channel.transaction() != null) {
            run(statements);
            return;
        }
        var own = Transaction.begin(
                channel, EngineSettings.withLevel(TransactionOptions.DEFAULT, channel.isolation()), false);
        try {
            run(statements);
            own.commitNow();
        } catch (RuntimeException | Error failure) {
            own.rollbackNow();
            throw failure;
        }
    }

    private void run(List<String> statements) {
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
