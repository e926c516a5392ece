package dev.aludel.orm;

import static dev.aludel.orm.shapes.Account.ACCOUNT;
import static dev.aludel.orm.shapes.Node.NODE;
import static dev.aludel.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.orm.shapes.Account;
import dev.aludel.orm.shapes.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any sequence of operations on a session leaves objects and rows as a plain map of what was done says. */
class AnySequenceTest {
    private static final int SEQUENCES = 60;
    private static final int STEPS = 80;

    @Test
    void objectsAndRowsAgreeWithWhatWasDone() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            try (var blog = Blog.open()) {
                new Sequence(blog, seed).run();
            }
        }
    }

    /** What is expected: the amounts of accounts by key, and the parents of nodes by name. */
    private record Expected(Map<String, Long> amounts, Map<String, String> parents) {
        Expected copy() {
            return new Expected(new HashMap<>(amounts), new HashMap<>(parents));
        }
    }

    private static final class Sequence {
        private final Random random;
        private final Session session;
        private final String name;
        private final Deque<Expected> saved = new ArrayDeque<>();
        private final Deque<SessionSavepoint> savepoints = new ArrayDeque<>();
        private Expected now = new Expected(new HashMap<>(), new HashMap<>());
        private Expected committed = now.copy();
        private int counter;

        Sequence(Blog blog, int seed) {
            random = new Random(seed);
            session = blog.sessions.open();
            name = "sequence " + seed;
        }

        void run() {
            try (session) {
                for (int step = 0; step < STEPS; step++) {
                    step();
                    check(name + ", step " + step);
                }
            }
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1 -> add();
                case 2, 3 -> change();
                case 4 -> remove();
                case 5, 6 -> addNode();
                case 7 -> moveNode();
                case 8 -> session.flush();
                case 9 -> savepoint();
                case 10 -> commit();
                default -> rollback();
            }
        }

        private void add() {
            var key = "k" + random.nextInt(8);
            if (!now.amounts.containsKey(key)) {
                long amount = ++counter;
                var account = new Account(key, amount);
                session.add(account);
                now.amounts.put(key, amount);
            }
        }

        private void change() {
            pick(new ArrayList<>(now.amounts.keySet())).ifPresent(key -> {
                find(key).amount = ++counter;
                now.amounts.put(key, (long) counter);
            });
        }

        private void remove() {
            pick(new ArrayList<>(now.amounts.keySet())).ifPresent(key -> {
                session.delete(find(key));
                now.amounts.remove(key);
            });
        }

        private Account find(String key) {
            return session.one(select(ACCOUNT).where(ACCOUNT.id.eq(key)));
        }

        private void addNode() {
            var node = new Node("n" + ++counter);
            var parent = pick(nodes()).orElse(null);
            node.parent.set(parent);
            session.add(node);
            now.parents.put(node.name, parent == null ? "" : parent.name);
        }

        private void moveNode() {
            var nodes = nodes();
            pick(nodes).ifPresent(node -> {
                var parent = pick(nodes).orElseThrow();
                if (node.parent.get() != null || parent == node) {
                    parent.children.add(node);
                    now.parents.put(node.name, parent.name);
                }
            });
        }

        private List<Node> nodes() {
            return session.list(select(NODE).orderBy(NODE.id));
        }

        private void savepoint() {
            if (savepoints.size() < 3 && random.nextBoolean()) {
                savepoints.push(session.savepoint());
                saved.push(now.copy());
            } else if (!savepoints.isEmpty()) {
                var before = saved.pop();
                if (random.nextBoolean()) {
                    savepoints.pop().release();
                } else {
                    savepoints.pop().rollback();
                    now = before;
                }
            }
        }

        private void commit() {
            session.commit();
            committed = now.copy();
            forgetSavepoints();
        }

        private void rollback() {
            session.rollback();
            now = committed.copy();
            forgetSavepoints();
        }

        private void forgetSavepoints() {
            saved.clear();
            savepoints.clear();
        }

        private void check(String where) {
            Map<String, Long> amounts = new HashMap<>();
            for (var account : session.list(select(ACCOUNT))) {
                amounts.put(account.id, account.amount);
                assertThat(session.contains(account)).as(where).isTrue();
            }
            assertThat(amounts).as(where).isEqualTo(now.amounts);
            Map<String, String> parents = new HashMap<>();
            for (var node : nodes()) {
                var parent = node.parent.get();
                parents.put(node.name, parent == null ? "" : parent.name);
                for (var child : node.children.list()) {
                    assertThat(child.parent.get()).as(where).isSameAs(node);
                }
                assertThat(parent == null || parent.children.list().contains(node))
                        .as(where)
                        .isTrue();
            }
            assertThat(parents).as(where).isEqualTo(now.parents);
        }

        private <T> java.util.Optional<T> pick(List<T> from) {
            return from.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(from.get(random.nextInt(from.size())));
        }
    }
}
