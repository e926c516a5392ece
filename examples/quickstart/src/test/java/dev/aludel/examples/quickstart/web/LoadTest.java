package dev.aludel.examples.quickstart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.PoolClosedException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 clients at once send 2,000 requests over real HTTP: none fails, no money appears or vanishes, every connection comes back. */
class LoadTest {
    private static final int CLIENTS = 200;
    private static final int REQUESTS_EACH = 10;
    private static final int ACCOUNTS = 20;

    @TempDir
    Path directory;

    @Test
    void inMemory() throws Exception {
        underLoad("sqlite::memory:?pool_timeout=300");
    }

    @Test
    void inAFile() throws Exception {
        underLoad("sqlite:" + directory.resolve("load.db") + "?pool_timeout=300&busyTimeout=300s");
    }

    private static void underLoad(String url) throws Exception {
        try (var application = new Application(url)) {
            var client = application.client;
            var accounts = new ArrayList<Integer>();
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(client.user("account" + i, "1000.00"));
            }
            var load = new Load(client, accounts);

            load.run();

            var data = client.get("/stats").expect(200).path("data");
            assertThat(data.path("users").intValue()).isEqualTo(ACCOUNTS + load.users.get());
            assertThat(data.path("posts").intValue()).isEqualTo(load.posts.get());
            assertThat(data.path("balance").textValue()).isEqualTo("20000.00");
            assertThat(load.moved.get()).isPositive();
            assertThat(balances(client, accounts)).hasSizeGreaterThan(1);
            var pool = application.db.engine().status();
            assertThat(pool.leased()).as(pool.toString()).isZero();
            assertThat(pool.waiting()).as(pool.toString()).isZero();
            assertThat(pool.total()).as(pool.toString()).isBetween(1, pool.poolSize() + pool.maxOverflow());

            application.service.close();

            try (var late = new Client(application.service)) { // without connections from before
                assertThatThrownBy(() -> late.get("/stats")).hasCauseInstanceOf(ConnectException.class);
            }
            assertThatThrownBy(() -> application.db.engine().begin(connection -> {}))
                    .isInstanceOf(PoolClosedException.class);
            assertThat(application.db.engine().status().closed()).isTrue();
            assertThat(application.db.engine().status().total()).isZero();
        }
    }

    private static List<String> balances(Client client, List<Integer> accounts) {
        return accounts.stream().map(client::balance).distinct().toList();
    }

    /** What the clients do, and how much of it. */
    private static final class Load {
        private final Client client;
        private final List<Integer> accounts;
        private final AtomicInteger users = new AtomicInteger();
        private final AtomicInteger posts = new AtomicInteger();
        private final AtomicInteger moved = new AtomicInteger();

        Load(Client client, List<Integer> accounts) {
            this.client = client;
            this.accounts = accounts;
        }

        void run() throws InterruptedException, ExecutionException {
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = new ArrayList<Future<?>>();
                for (int number = 0; number < CLIENTS; number++) {
                    int start = number;
                    running.add(clients.submit(() -> {
                        for (int turn = 0; turn < REQUESTS_EACH; turn++) {
                            request(start * REQUESTS_EACH + turn, start + turn);
                        }
                    }));
                }
                for (var one : running) {
                    one.get();
                }
            }
        }

        private void request(int number, int kind) {
            int account = accounts.get(number % ACCOUNTS);
            switch (kind % 5) {
                case 0 -> {
                    client.user("new" + number, "0.00");
                    users.incrementAndGet();
                }
                case 1 -> client.get("/users/" + account).expect(200);
                case 2 -> transfer(account, accounts.get((number * 7 + 3) % ACCOUNTS), number % 99 + 1);
                case 3 -> {
                    client.post("/users/" + account + "/posts", "{\"title\": \"post " + number + "\"}")
                            .expect(201);
                    posts.incrementAndGet();
                }
                default -> client.get("/users?limit=5&offset=" + number % 10).expect(200);
            }
        }

        /** Less than 1.00, from an account that can pay all that it ever has to: never refused. */
        private void transfer(int from, int to, int cents) {
            int payee = from == to ? accounts.get((accounts.indexOf(to) + 1) % ACCOUNTS) : to;
            client.post("/transfers", """
                    {"from": %d, "to": %d, "amount": "0.%02d"}""".formatted(from, payee, cents)).expect(200);
            moved.incrementAndGet();
        }
    }
}
