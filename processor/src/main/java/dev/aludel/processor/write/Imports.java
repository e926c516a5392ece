package dev.aludel.processor.write;

import dev.aludel.processor.model.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of classes in one source: simple where that is not ambiguous, and then imported; qualified elsewhere. */
final class Imports {
    private final String home;
    private final Set<String> siblings;
    private final Map<String, String> simpleNames = new HashMap<>();
    private final Set<String> imported = new TreeSet<>();

    /**
     * Starts the imports of a source.
     *
     * @param self the class that is written
     * @param siblings classes of its package that hide one of java.lang
     */
    Imports(TypeName self, Set<String> siblings) {
        this.home = self.packageName();
        this.siblings = siblings;
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

    /** How a class is named here with a type annotation, which stands before the last of its names. */
    String annotated(String annotation, TypeName type) {
        var name = name(type);
        int last = name.lastIndexOf('.') + 1;
        return name.substring(0, last) + annotation + " " + name.substring(last);
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
