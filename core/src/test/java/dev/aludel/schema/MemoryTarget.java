package dev.aludel.schema;

import dev.aludel.sql.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place to create tables in that keeps nothing but their names, and what was executed. */
final class MemoryTarget implements SchemaTarget {
    private static final Pattern STATEMENT =
            Pattern.compile("(CREATE|DROP) (?:UNIQUE )?(TABLE|INDEX) (?:IF (?:NOT )?EXISTS )?(\\S+).*", Pattern.DOTALL);

    final Set<String> tables = new HashSet<>();
    final Set<String> indexes = new HashSet<>();
    final List<List<String>> executed = new ArrayList<>();
    private final DdlRenderer compiler;

    MemoryTarget(DdlRenderer compiler) {
        this.compiler = compiler;
    }

    @Override
    public DdlRenderer ddl() {
        return compiler;
    }

    @Override
    public Set<String> tableNames(@Nullable String schema) {
        return Set.copyOf(tables);
    }

    @Override
    public Set<String> indexNames(@Nullable String schema) {
        return Set.copyOf(indexes);
    }

    @Override
    public void executeDdl(List<String> statements) {
        executed.add(statements);
        for (String statement : statements) {
            var matcher = STATEMENT.matcher(statement);
            if (matcher.matches()) {
                var names = matcher.group(2).equals("TABLE") ? tables : indexes;
                if (matcher.group(1).equals("CREATE")) {
                    names.add(matcher.group(3));
                } else {
                    names.remove(matcher.group(3));
                }
            }
        }
    }

    /** The first lines of all statements executed since the last call. */
    List<String> taken() {
        var lines = executed.stream()
                .flatMap(List::stream)
                .map(statement -> statement.lines().findFirst().orElseThrow())
                .toList();
        executed.clear();
        return lines;
    }

    @Override
    public SchemaReader reader() {
        throw new UnsupportedOperationException("nothing is read here");
    }

    @Override
    public <T> List<T> list(Query<T> query) {
        throw new UnsupportedOperationException("nothing is read here");
    }

    @Override
    public <R> R undone(Supplier<R> work) {
        return work.get();
    }
}
