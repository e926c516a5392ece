package dev.aludel.type;

import java.util.List;

/**
 * The {@linkplain SqlType#form() form} of a type made by {@link SqlTypes#nativeEnum}: what its values are in the database.
 *
 * @param labels the values in their order
 */
public record EnumLabels(List<String> labels) {
    public EnumLabels {
        labels = List.copyOf(labels);
    }
}
