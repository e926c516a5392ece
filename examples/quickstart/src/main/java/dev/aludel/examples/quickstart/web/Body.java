package dev.aludel.examples.quickstart.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aludel.examples.quickstart.view.FieldError;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON object of a request. What is wrong in it is collected, so that a client learns all of it at once. */
final class Body {
    private final ObjectNode json;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Body(ObjectNode json) {
        this.json = json;
    }

    /** Reads the body; what is no JSON object is refused here. */
    static Body of(Context ctx) {
        var type = ctx.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new UnsupportedMediaTypeResponse("send the body as application/json");
        }
        try {
            if (Json.read(ctx.bodyAsBytes()) instanceof ObjectNode object) {
                return new Body(object);
            }
            throw new BadRequestResponse("the body is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("the body is not well-formed JSON: " + e.getOriginalMessage());
        } catch (NumberFormatException e) {
            throw new BadRequestResponse(
                    "the body has a number that nothing can hold"); // an exponent of 11 digits, say
        } catch (IOException e) {
            throw new BadRequestResponse("the body could not be read");
        }
    }

    /** A field that must be there. Empty only if {@link #check} is going to throw. */
    <T> Optional<T> required(String field, Rule<T> rule) {
        if (!json.has(field)) {
            known.add(field);
            errors.add(new FieldError(field, "is required"));
            return Optional.empty();
        }
        return optional(field, rule);
    }

    /** A field that may be left out, but not be null. */
    <T> Optional<T> optional(String field, Rule<T> rule) {
        known.add(field);
        var value = json.get(field);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(rule.read(value));
        } catch (Rule.Broken e) {
            errors.add(new FieldError(field, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Goes on only if every field that was read is right, and no other was sent. */
    void check() {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                errors.add(new FieldError(field, "is not known here"));
            }
        });
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
