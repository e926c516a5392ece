package dev.aludel.examples.quickstart.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, in the form of RFC 9457.
 *
 * @param type a URI that names the kind of problem, {@code about:blank} where the status says all
 * @param title the kind of problem in words, the same each time
 * @param detail what happened this time and what to do about it
 * @param instance the path of the request
 * @param errors the fields that are wrong, where fields are
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable List<FieldError> errors) {}
