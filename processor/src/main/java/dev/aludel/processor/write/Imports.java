package dev.aludel.processor.write;

import dev.aludel.processor.model.EntityModel.Surroundings;
import dev.aludel.processor.model.SourceType;
import dev.aludel.processor.model.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of classes in one source: simple where that is not ambiguous, and then imported; qualified elsewhere. */
final class Imports {
    private final String home;
    private final Set<String> siblings;
    private final boolean jspecify;
    private final Map<String, String> simpleNames = new HashMap<>();
    private final Set<String> imported = new TreeSet<>();

    /**
     * Starts the imports of a source.
     *
     * @param self the class that is written
     * @param surroundings what it must fit into
     */
    Imports(TypeName self, Surroundings surroundings) {
        this.home = self.packageName();
        this.siblings = surroundings.siblings();
        this.jspecify = surroundings.jspecify();
        simpleNames.put(self.simple(), self.qualified());
    }

    /** Keeps a simple name for a nested class of the source. */
    void reserve(String nested) {
        simpleNames.put(nested, "");
    }

    /** How a top-level class is named here. */
    String name(String qualified) {
        return name(TypeName.of(qualified));
    }

    /** How a class is named here. */
    String name(TypeName type) {
        return simple(type) ? type.nested() : type.qualified();
    }

    /** How a type is written here. */
    String name(SourceType type) {
        return switch (type) {
            case SourceType.Declared declared ->
                name(declared.name())
                        + (declared.arguments().isEmpty()
                                ? ""
                                : declared.arguments().stream()
                                        .map(this::name)
                                        .collect(Collectors.joining(", ", "<", ">")));
            case SourceType.Array array -> name(array.element()) + "[]";
            case SourceType.Primitive primitive -> primitive.name();
            case SourceType.Wildcard wildcard ->
                wildcard.of() == null ? "?" : "? " + wildcard.bound() + " " + name(wildcard.of());
        };
    }

    /** How a class that may be null is named here: the annotation stands before the last of its names. */
    String nullable(TypeName type) {
        var name = name(type);
        int last = name.lastIndexOf('.') + 1;
        return name.substring(0, last) + nullable() + name.substring(last);
    }

    /** What stands before a type variable that may be null. */
    String nullable() {
        return jspecify ? "@" + name(Library.NULLABLE) + " " : "";
    }

    /** The qualified names to import, sorted. */
    Set<String> imported() {
        return imported;
    }

    private boolean simple(TypeName type) {
        var outermost = new TypeName(type.packageName(), type.outermost()).qualified();
        var known = simpleNames.putIfAbsent(type.outermost(), outermost);
        if (known != null && !known.equals(outermost)) {
            return false;
        }
        boolean implied = type.packageName().equals("java.lang") && !siblings.contains(type.outermost());
        if (!type.packageName().equals(home) && !implied) {
            imported.add(outermost);
        }
        return true;
    }
}
