package dev.aludel.examples.quickstart.web;

import dev.aludel.examples.quickstart.view.FieldError;
import java.util.List;

/** The request was understood, but some of its fields are wrong. */
final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // exceptions of this application stay in it
    private final List<FieldError> errors;

    InvalidInput(List<FieldError> errors) {
        super("invalid input: " + errors);
        this.errors = List.copyOf(errors);
    }

    InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    List<FieldError> errors() {
        return errors;
    }
}
