package dev.aludel.benchmarks.statement;

import static dev.aludel.sql.Sql.select;

import dev.aludel.dialect.BoundStatement;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.StatementCache;
import dev.aludel.engine.Engine;
import dev.aludel.schema.Table;
import dev.aludel.sql.IntColumn;
import dev.aludel.sql.Query;
import dev.aludel.sql.TextColumn;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A select of ten columns with two joins, two conditions and an order, for each database: found in the cache, compiled anew, and
 * built from its expressions before it is found.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CompileCost {
    private static final Items ITEM = new Items("items");
    private static final Items SHOP = new Items("shops");
    private static final Items TOWN = new Items("towns");

    private final StatementCache cache = new StatementCache();
    private final Query<?> query = query();

    /** Whose dialect it is; they are asked for nothing that needs a server. */
    @Param({"sqlite::memory:", "postgresql://nobody@127.0.0.1:1/none", "mariadb://nobody@127.0.0.1:1/none"})
    public String url = "";

    private Dialect dialect = dialect("sqlite::memory:");

    private static final class Items extends Table {
        final IntColumn id = intColumn("id");
        final IntColumn parent = intColumn("parent_id");
        final TextColumn name = textColumn("name");
        final TextColumn note = textColumn("note");

        private Items(String name) {
            super(name, null);
        }

        @Override
        public Items as(String alias) {
            throw new UnsupportedOperationException("these tables have no alias");
        }
    }

    @Setup
    public void open() {
        dialect = dialect(url);
    }

    private static Dialect dialect(String url) {
        try (var engine = Engine.create(url)) {
            return engine.dialect();
        }
    }

    private static Query<?> query() {
        return select(
                        ITEM.id,
                        ITEM.parent,
                        ITEM.name,
                        ITEM.note,
                        SHOP.id,
                        SHOP.parent,
                        SHOP.name,
                        TOWN.id,
                        TOWN.name,
                        TOWN.note)
                .join(SHOP, SHOP.id.eq(ITEM.parent))
                .join(TOWN, TOWN.id.eq(SHOP.parent))
                .where(ITEM.name.eq("x"), TOWN.id.gt(5))
                .orderBy(ITEM.id);
    }

    /** The statement is known: its structure and values are taken out, and its SQL is looked up. */
    @Benchmark
    public BoundStatement lookedUp() {
        return dialect.prepare(query, cache);
    }

    /** The same as for a statement that comes for the first time. */
    @Benchmark
    public BoundStatement compiledAnew() {
        return dialect.prepare(query);
    }

    /** As programs do it: the statement is built where it is needed, and known. */
    @Benchmark
    public BoundStatement builtAndLookedUp() {
        return dialect.prepare(query(), cache);
    }
}
