package dev.aludel.schema.compare;

import dev.aludel.error.AludelException;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Domain;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.SchemaObjects;
import dev.aludel.schema.SchemaTarget;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares views, sequences, enumerations and domains. */
final class ObjectComparison {
    private final DdlRenderer renderer;
    private final @Nullable SchemaTarget database;

    ObjectComparison(DdlRenderer renderer, @Nullable SchemaTarget database) {
        this.renderer = renderer;
        this.database = database;
    }

    List<Difference> compare(SchemaObjects expected, SchemaObjects found) {
        var differences = new ArrayList<Difference>();
        if (renderer.createsEnums()) {
            compare(expected.enums(), found.enums(), differences);
        }
        compare(expected.domains(), found.domains(), differences);
        compare(expected.sequences(), found.sequences(), differences);
        compare(expected.views(), found.views(), differences);
        return differences;
    }

    private void compare(
            List<? extends SchemaObject> expected, List<? extends SchemaObject> found, List<Difference> differences) {
        Map<String, SchemaObject> open = new LinkedHashMap<>();
        found.forEach(object -> open.put(key(object), object));
        for (SchemaObject object : expected) {
            SchemaObject match = open.remove(key(object));
            if (match == null) {
                differences.add(new Difference.MissingObject(object));
            } else if (!same(object, match)) {
                differences.add(new Difference.ChangedObject(object, match));
            } else if (object instanceof View view && match instanceof View other) {
                comments(renderer.kept(view).comment(), renderer.kept(other).comment(), view, differences);
            }
        }
        open.values().forEach(object -> differences.add(new Difference.ExtraObject(object)));
    }

    private static void comments(
            @Nullable String expected, @Nullable String found, View view, List<Difference> differences) {
        if (!Objects.equals(expected, found)) {
            differences.add(new Difference.ChangedComment(view.id(), expected, found));
        }
    }

    private String key(SchemaObject object) {
        return renderer.comparableName(object.id().toString());
    }

    private boolean same(SchemaObject expected, SchemaObject found) {
        return switch (expected) {
            case EnumType type ->
                found instanceof EnumType other && type.labels().equals(other.labels());
            case Sequence sequence ->
                found instanceof Sequence other
                        && renderer.kept(sequence)
                                .options()
                                .equals(renderer.kept(other).options());
            case View view -> found instanceof View other && sameView(view, other);
            case Domain domain -> found instanceof Domain other && sameDomain(domain, other);
        };
    }

    private boolean sameView(View view, View other) {
        if (view.materialised() != other.materialised()) {
            return false;
        }
        return text(view).equals(text(other)) || rewrites(view, other);
    }

    private boolean rewrites(View view, View other) {
        SchemaTarget target = database;
        try {
            View rewritten = target == null ? null : target.reader().rewritten(target, view);
            return rewritten != null && text(rewritten).equals(text(other));
        } catch (AludelException refused) {
            return false;
        }
    }

    private String text(View view) {
        return renderer.spelt(view.id(), view.query()).strip();
    }

    private boolean sameDomain(Domain domain, Domain other) {
        if (form(domain).equals(form(other))) {
            return true;
        }
        SchemaTarget target = database;
        try {
            Domain rewritten = target == null ? null : target.reader().rewritten(target, domain);
            return rewritten != null && form(rewritten).equals(form(other));
        } catch (AludelException refused) {
            return false;
        }
    }

    private List<?> form(Domain domain) {
        var checks = new LinkedHashMap<String, List<?>>();
        domain.checks()
                .forEach(check -> checks.put(
                        renderer.keptName(Objects.requireNonNull(check.name())),
                        List.of(
                                renderer.spelt(domain.id(), check.condition()),
                                Objects.requireNonNullElse(check.comment(), ""))));
        SqlFragment value = domain.defaultValue();
        String type = renderer.typeOf(TableColumn.of("value", domain.type()));
        return List.of(
                type.replaceAll("\\s+", "").toLowerCase(Locale.ROOT),
                domain.nullable(),
                value == null ? "" : renderer.spelt(domain.id(), value),
                checks);
    }
}
