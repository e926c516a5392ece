package dev.aludel.examples.quickstart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each route of users and posts answers when all is well, and when the user does not exist. */
class UsersOverHttpTest {
    private final Application application = new Application("sqlite::memory:");
    private final Client client = application.client;

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aCreatedUserIsShownAndCanBeFetchedWhereTheAnswerSays() {
        var reply = client.post("/users", """
                {"name": "Alice", "email": "alice@example.com", "balance": 100.5}""");

        var alice = reply.expect(201);
        assertThat(alice.fieldNames()).toIterable().containsExactly("id", "name", "email", "balance", "createdAt");
        assertThat(alice.path("name").textValue()).isEqualTo("Alice");
        assertThat(alice.path("email").textValue()).isEqualTo("alice@example.com");
        assertThat(alice.path("balance").textValue()).isEqualTo("100.50");
        assertThat(Instant.parse(alice.path("createdAt").textValue()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.DAYS));
        assertThat(reply.header("Location")).isEqualTo("/users/" + alice.path("id"));
        assertThat(client.get(reply.header("Location")).expect(200)).isEqualTo(alice);
    }

    @Test
    void aUserHasNothingUnlessToldOtherwise() {
        var user = client.post("/users", """
                {"name": "Bob", "email": "bob@example.com"}""").expect(201);

        assertThat(user.path("balance").textValue()).isEqualTo("0.00");
    }

    @Test
    void amountsKeepEveryDigitAsNumbersAndAsTexts() {
        for (var amount : new String[] {"99999999999999999.99", "\"99999999999999999.99\""}) {
            client.post("/users", """
                    {"name": "Rich", "email": "%s@example.com", "balance": %s}""".formatted(amount.charAt(0) == '"' ? "text" : "number", amount))
                    .expect(201);
        }

        assertThat(client.get("/users").expect(200).path("items"))
                .hasSize(2)
                .allSatisfy(user -> assertThat(user.path("balance").textValue()).isEqualTo("99999999999999999.99"));
    }

    @Test
    void usersAreListedByIdInPages() {
        for (int i = 1; i <= 25; i++) {
            client.user("user" + i, "1.00");
        }

        var first = client.get("/users").expect(200);
        assertThat(first.path("items")).hasSize(20);
        assertThat(first.path("total").intValue()).isEqualTo(25);
        assertThat(first.path("limit").intValue()).isEqualTo(20);
        assertThat(first.path("offset").intValue()).isZero();
        assertThat(names("/users?limit=3&offset=22")).containsExactly("user23", "user24", "user25");
        assertThat(names("/users?limit=100&offset=24")).containsExactly("user25");
        assertThat(names("/users?offset=25")).isEmpty();
    }

    @Test
    void aKeywordIsFoundInNamesAndAddressesAndItsWildcardsAreLiteral() {
        client.user("alice", "1.00");
        client.user("malice", "1.00");
        client.user("a_b", "1.00");
        client.user("axb", "1.00");

        assertThat(names("/users?q=alice")).containsExactly("alice", "malice");
        assertThat(names("/users?q=malice@ex")).containsExactly("malice");
        assertThat(names("/users?q=a_b")).containsExactly("a_b");
        assertThat(names("/users?q=%25")).isEmpty();
        assertThat(names("/users?q=")).hasSize(4);
    }

    @Test
    void onlyWhatIsSentChanges() {
        int id = client.user("alice", "10.00");

        var changed = client.patch("/users/" + id, """
                {"balance": "12.34"}""").expect(200);

        assertThat(changed.path("balance").textValue()).isEqualTo("12.34");
        assertThat(changed.path("name").textValue()).isEqualTo("alice");
        client.patch("/users/" + id, """
                {"name": "Alice B.", "email": "b@example.com"}""").expect(200);
        var alice = client.get("/users/" + id).expect(200);
        assertThat(alice.path("name").textValue()).isEqualTo("Alice B.");
        assertThat(alice.path("email").textValue()).isEqualTo("b@example.com");
        assertThat(alice.path("balance").textValue()).isEqualTo("12.34");
        assertThat(client.patch("/users/" + id, "{}").expect(200)).isEqualTo(alice);
    }

    @Test
    void aDeletedUserIsGoneAndTheirPostsToo() {
        int id = client.user("alice", "1.00");
        client.post("/users/" + id + "/posts", """
                {"title": "On tea"}""").expect(201);

        var reply = client.delete("/users/" + id);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.http().body()).isEmpty();
        client.get("/users/" + id).problem(404);
        client.delete("/users/" + id).problem(404);
        assertThat(client.get("/stats").expect(200).path("data").path("posts").intValue())
                .isZero();
    }

    @Test
    void postsAreWrittenAndListedByTheirAuthor() {
        int alice = client.user("alice", "1.00");
        int bob = client.user("bob", "1.00");
        var post = client.post("/users/" + alice + "/posts", """
                {"title": "On tea"}""").expect(201);
        client.post("/users/" + alice + "/posts", """
                {"title": "On rain"}""").expect(201);

        assertThat(post.fieldNames()).toIterable().containsExactly("id", "authorId", "title");
        assertThat(post.path("authorId").intValue()).isEqualTo(alice);
        var posts = client.get("/users/" + alice + "/posts").expect(200);
        assertThat(posts.path("items"))
                .extracting(item -> item.path("title").textValue())
                .containsExactly("On tea", "On rain");
        assertThat(posts.path("items").path(0)).isEqualTo(post);
        assertThat(client.get("/users/" + alice + "/posts?limit=1&offset=1")
                        .expect(200)
                        .path("items"))
                .hasSize(1);
        assertThat(client.get("/users/" + bob + "/posts").expect(200).path("items"))
                .isEmpty();
    }

    @Test
    void anAddressBelongsToOneUser() {
        int alice = client.user("alice", "1.00");
        int bob = client.user("bob", "1.00");

        var created = client.post("/users", """
                {"name": "Other", "email": "alice@example.com"}""").problem(409);
        var changed = client.patch("/users/" + bob, """
                {"email": "alice@example.com", "balance": "9.00"}""").problem(409);

        assertThat(created.path("type").textValue()).endsWith("/email-taken");
        assertThat(changed.path("detail").textValue())
                .isEqualTo("the e-mail address alice@example.com belongs to another user");
        assertThat(client.balance(bob)).isEqualTo("1.00");
        client.patch("/users/" + alice, """
                {"email": "alice@example.com"}""").expect(200);
        assertThat(client.get("/users").expect(200).path("total").intValue()).isEqualTo(2);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (var id : new String[] {"7", "0", "-1", "abc", "99999999999"}) {
            client.get("/users/" + id).problem(404);
            client.delete("/users/" + id).problem(404);
            client.patch("/users/" + id, """
                    {"balance": 1}""").problem(404);
            client.get("/users/" + id + "/posts").problem(404);
            client.post("/users/" + id + "/posts", """
                    {"title": "x"}""").problem(404);
        }
        assertThat(client.get("/users/7").problem(404).path("detail").textValue())
                .isEqualTo("user 7 not found");
        client.get("/nothing").problem(404);
    }

    private Iterable<String> names(String path) {
        return client.get(path)
                .expect(200)
                .path("items")
                .valueStream()
                .map(user -> user.path("name").textValue())
                .toList();
    }
}
