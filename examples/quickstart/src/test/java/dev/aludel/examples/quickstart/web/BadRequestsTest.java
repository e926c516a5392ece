package dev.aludel.examples.quickstart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is said field by field, and nothing is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
    private final Application application = new Application("sqlite::memory:");
    private final Client client = application.client;
    private final int user = client.user("first", "1.00");

    @AfterAll
    void nothingWasStored() {
        assertThat(client.get("/users").expect(200).path("total").intValue()).isEqualTo(1);
        assertThat(client.balance(user)).isEqualTo("1.00");
        application.close();
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        var errors = client.post("/users", """
                {"name": " ", "balance": "much", "colour": "red"}""").problem(422).path("errors");

        assertThat(errors)
                .extracting(error -> error.path("field").textValue() + " "
                        + error.path("message").textValue())
                .containsExactly(
                        "name must not be blank",
                        "email is required",
                        "balance must be an amount such as \"12.50\"",
                        "colour is not known here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name    | 7                   | must be a text",
                "name    | null                | must be a text",
                "name    | {}                  | must be a text",
                "name    | ''                  | must not be blank",
                "name    | 'a\\u0000b'         | must not contain control characters",
                "name    | 'a\\ud800'          | must not contain control characters",
                "email   | 'nobody'            | must be an e-mail address",
                "email   | '@b'                | must be an e-mail address",
                "email   | 'a@'                | must be an e-mail address",
                "email   | 'a@b@c'             | must be an e-mail address",
                "email   | 'a b@c'             | must be an e-mail address",
                "email   | true                | must be a text",
                "balance | -0.01               | must not be negative",
                "balance | '-1'                | must not be negative",
                "balance | 0.001               | must have at most 2 decimal places",
                "balance | '1.005'             | must have at most 2 decimal places",
                "balance | 1e-1000000000       | must have at most 2 decimal places",
                "balance | 1e1000000000        | must be at most 99999999999999999.99",
                "balance | 100000000000000000  | must be at most 99999999999999999.99",
                "balance | 'NaN'               | must be an amount such as ~12.50~",
                "balance | true                | must be a text",
                "balance | []                  | must be a text",
                "balance | null                | must be a text",
                "id      | 5                   | is not known here",
            })
    void aWrongFieldIsNamed(String field, String value, String message) {
        var json = value.replace('\'', '"');

        client.patch("/users/" + user, "{\"%s\": %s}".formatted(field, json)).invalid(field, message.replace('~', '"'));
    }

    @Test
    void lengthsAreCountedInCharacters() {
        var smile = "\uD83D\uDE00";
        client.patch("/users/" + user, "{\"name\": \"" + smile.repeat(51) + "\"}")
                .invalid("name", "must have at most 50 characters");
        client.patch("/users/" + user, "{\"name\": \"" + smile.repeat(50) + "\"}")
                .expect(200);
        client.patch("/users/" + user, "{\"email\": \"" + "e".repeat(99) + "@b\"}")
                .invalid("email", "must have at most 100 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "7",
                "null",
                "\"text\"",
                "{} {}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{'name': 'a'}",
                "{\"balance\": 1e99999999999}",
                "{\"balance\": 01}",
                "{\"balance\": NaN}"
            })
    void whatIsNoJsonObjectIsABadRequest(String body) {
        client.patch("/users/" + user, body).problem(400);
    }

    @Test
    void nestingAndSizeAreBounded() {
        client.post("/users", "[".repeat(10_000)).problem(400);
        client.post("/users", "{\"name\": " + "1".repeat(5_000) + "}").problem(400);
        client.post("/users", "{\"name\": \"" + "x".repeat(100_000) + "\"}").problem(413);
    }

    @Test
    void bodiesAreJson() {
        for (var type : new String[] {null, "text/plain", "application/x-www-form-urlencoded", "application/jsonx"}) {
            client.send("POST", "/users", type, "{}").problem(415);
        }
        client.send("PATCH", "/users/" + user, "Application/JSON; charset=utf-8", "{}")
                .expect(200);
    }

    @Test
    void otherMethodsAreNotAllowed() {
        assertThat(allowed("PUT", "/users")).containsExactlyInAnyOrder("GET", "POST");
        assertThat(allowed("POST", "/users/1")).containsExactlyInAnyOrder("GET", "PATCH", "DELETE");
        assertThat(allowed("DELETE", "/stats")).containsExactly("GET");
        assertThat(allowed("GET", "/transfers")).containsExactly("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "abc", "", "9999999999999999999", "1.5"})
    void aLimitIsBounded(String limit) {
        client.get("/users?limit=" + limit).invalid("limit", "must be a whole number from 1 to 100");
        client.get("/users/" + user + "/posts?limit=" + limit).invalid("limit", "must be a whole number from 1 to 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "2147483648"})
    void anOffsetIsBounded(String offset) {
        client.get("/users?offset=" + offset).invalid("offset", "must be a whole number from 0 to 2147483647");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "1.0", "\"1\"", "null", "99999999999", "[]"})
    void transfersNameUsersByTheirKeys(String id) {
        client.post("/transfers", "{\"from\": %s, \"to\": 1, \"amount\": 1}".formatted(id))
                .invalid("from", "must be the id of a user: a whole number above 0");
    }

    @Test
    void aPostHasATitle() {
        client.post("/users/" + user + "/posts", "{}").invalid("title", "is required");
        client.post("/users/" + user + "/posts", "{\"title\": \"" + "t".repeat(201) + "\"}")
                .invalid("title", "must have at most 200 characters");
    }

    private List<String> allowed(String method, String path) {
        var reply = client.send(method, path, "application/json", "{}");
        reply.problem(405);
        return List.of(reply.header("Allow").split(", *"));
    }
}
