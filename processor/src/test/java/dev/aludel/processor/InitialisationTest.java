package dev.aludel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.orm.EntityTable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metamodels that refer to each other initialise in any order, by any number of threads, and never wait for each other. */
class InitialisationTest {
    private static final int ROUNDS = 50;

    /** A converter that is made while its metamodel initialises, and waits there until the other metamodel does too. */
    private static final String GATE = """
            package demo;
            import java.util.concurrent.*;
            public final class Gate implements dev.aludel.orm.annotation.ValueConverter<Mark, Integer> {
                public static final CyclicBarrier BARRIER = new CyclicBarrier(2);
                public Gate() {
                    try {
                        BARRIER.await(60, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                @Override public Integer toStored(Mark value) { return value.number(); }
                @Override public Mark fromStored(Integer stored) { return new Mark(stored); }
            }
            """;

    private static final String MARK = "package demo;\npublic record Mark(int number) {}";

    @TempDir
    Path home;

    /** Two threads, each in the middle of initialising one end of a relationship before either goes on. */
    @Test
    void bothEndsOfARelationshipInitialiseAtOnce() throws Exception {
        var compilation =
                Compilation.of(home, Sources.NULL_MARKED, GATE, MARK, marked(Sources.USER), marked(Sources.POST));
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        for (int round = 0; round < ROUNDS; round++) {
            try (var loader = compilation.load()) {
                var user = started(() -> use(loader, "demo.User_", "USER"));
                var post = started(() -> use(loader, "demo.Post_", "POST"));
                assertThat(user.get(60, TimeUnit.SECONDS)).isEqualTo("users");
                assertThat(post.get(60, TimeUnit.SECONDS)).isEqualTo("posts");
            }
        }
    }

    private static String marked(String entity) {
        return entity.replace(
                "@Id", "@dev.aludel.orm.annotation.Convert(Gate.class) Mark mark = new Mark(1);\n    @Id");
    }

    /** The same with the entities themselves, whose field initialisers ask for the metamodels. */
    @Test
    void twoThreadsThatStartWithNewObjects() throws Exception {
        var compilation = Compilation.of(home, Sources.NULL_MARKED, Sources.USER, Sources.POST);
        for (int round = 0; round < ROUNDS; round++) {
            try (var loader = compilation.load()) {
                var start = new CyclicBarrier(2);
                var user = started(() -> {
                    start.await();
                    return loader.loadClass("demo.User")
                            .getConstructor(String.class, String.class)
                            .newInstance("Alice", "alice@example.com");
                });
                var post = started(() -> {
                    start.await();
                    return loader.loadClass("demo.Post")
                            .getConstructor(String.class, loader.loadClass("demo.User"))
                            .newInstance("title", null);
                });
                assertThat(user.get(60, TimeUnit.SECONDS)).isNotNull();
                assertThat(post.get(60, TimeUnit.SECONDS)).isNotNull();
            }
        }
    }

    @Test
    void aMetamodelAndItsMappingLeaveTheirNeighboursAlone() throws Exception {
        var compilation = Compilation.of(home, Sources.NULL_MARKED, GATE, MARK, Sources.USER, marked(Sources.POST));
        assertThat(compilation.success()).as(compilation.toString()).isTrue();
        try (var loader = compilation.load()) {
            var barrier = (CyclicBarrier)
                    Class.forName("demo.Gate", true, loader).getField("BARRIER").get(null);
            var table = table(loader, "demo.User_", "USER");
            table.mapping().definition();
            assertThat(barrier.getNumberWaiting()).isZero();

            var relation = table.mapping().relations().getFirst();
            var neighbour = started(() -> relation.targetMapping().table().name());
            barrier.await(60, TimeUnit.SECONDS);
            assertThat(neighbour.get(60, TimeUnit.SECONDS)).isEqualTo("posts");
        }
    }

    /** Everything that the first use of a metamodel does, its mapping and its neighbours included. */
    private static String use(ClassLoader loader, String metamodel, String constant) throws Exception {
        var table = table(loader, metamodel, constant);
        table.mapping().definition();
        table.mapping().relations().forEach(relation -> relation.targetMapping().definition());
        return table.name();
    }

    private static EntityTable<?, ?> table(ClassLoader loader, String metamodel, String constant) throws Exception {
        return (EntityTable<?, ?>)
                Class.forName(metamodel, true, loader).getField(constant).get(null);
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        // A daemon, so that a deadlock fails the test instead of keeping the process.
        Thread.ofPlatform().daemon().start(task);
        return task;
    }
}
