package dev.aludel.processor.model;

import java.util.List;

/** The constructor that makes an entity of a row; relationships among its parameters receive null. */
public record ConstructorModel(List<Parameter> parameters) {
    public ConstructorModel {
        parameters = List.copyOf(parameters);
    }

    /** A parameter, by where its value comes from. */
    public sealed interface Parameter {}

    /** Receives the value of a column, by its position. */
    public record Column(int position) implements Parameter {}

    /** Receives null, as the type that the parameter has, so that no other constructor is meant. */
    public record Relationship(TypeName type) implements Parameter {}

    public boolean takes(int column) {
        return parameters.contains(new Column(column));
    }

    public boolean takesRelationships() {
        return parameters.stream().anyMatch(Relationship.class::isInstance);
    }
}
