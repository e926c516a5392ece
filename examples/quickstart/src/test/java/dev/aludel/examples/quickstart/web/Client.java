package dev.aludel.examples.quickstart.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Talks to the service as any client would: real HTTP, and a JSON mapper of its own. */
final class Client implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Client(Service service) {
        this.url = service.url();
    }

    record Reply(int status, HttpResponse<String> http) {
        JsonNode json() {
            try {
                return MAPPER.readTree(http.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + http.body(), e);
            }
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** Asserts the status of a success, and that the body is JSON where there is one. */
        JsonNode expect(int expected) {
            assertThat(status).as(http.body()).isEqualTo(expected);
            assertThat(header("Content-Type")).isEqualTo("application/json");
            return json();
        }

        /** Asserts a problem of RFC 9457 whose parts agree with each other. */
        JsonNode problem(int expected) {
            assertThat(status).as(http.body()).isEqualTo(expected);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            var problem = json();
            assertThat(problem.path("status").intValue()).isEqualTo(expected);
            assertThat(problem.path("type").textValue()).isNotBlank();
            assertThat(problem.path("title").textValue()).isNotBlank();
            assertThat(problem.path("detail").textValue()).isNotBlank();
            assertThat(problem.path("instance").textValue())
                    .isEqualTo(http.uri().getRawPath());
            return problem;
        }

        /** Asserts that exactly one field was refused. */
        void invalid(String field, String message) {
            var errors = problem(422).path("errors");
            assertThat(errors).as(http.body()).hasSize(1);
            assertThat(errors.path(0).path("field").textValue()).isEqualTo(field);
            assertThat(errors.path(0).path("message").textValue()).isEqualTo(message);
        }
    }

    Reply get(String path) {
        return send("GET", path, null, "");
    }

    Reply post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    Reply delete(String path) {
        return send("DELETE", path, null, "");
    }

    Reply send(String method, String path, String contentType, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a user and returns its id. */
    int user(String name, String balance) {
        return post("/users", """
                {"name": "%s", "email": "%s@example.com", "balance": "%s"}""".formatted(name, name, balance))
                .expect(201)
                .path("id")
                .intValue();
    }

    String balance(int user) {
        return get("/users/" + user).expect(200).path("balance").textValue();
    }

    @Override
    public void close() {
        http.close();
    }
}
