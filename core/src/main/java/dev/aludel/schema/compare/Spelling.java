package dev.aludel.schema.compare;

import dev.aludel.schema.Check;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Exclusion;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.IdentityRule;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexPart;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.SqlFragment;
import dev.aludel.schema.TableColumn;
import dev.aludel.schema.TableDefinition;
import dev.aludel.schema.UniqueKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Forms of the parts of a table that are equal when the parts mean the same to the database. Immutable. */
final class Spelling {
    private final DdlRenderer renderer;
    private final TableDefinition table;

    Spelling(DdlRenderer renderer, TableDefinition table) {
        this.renderer = renderer;
        this.table = table;
    }

    String type(TableColumn column) {
        return type(renderer.typeOf(column));
    }

    /** Blanks and capitals count between quotes only: in the labels of an enumeration, in a quoted name. */
    static String type(String name) {
        var text = new StringBuilder(name.length());
        char quote = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (quote == 0 && !Character.isWhitespace(c)) {
                text.append(Character.toLowerCase(c));
            } else if (quote != 0) {
                text.append(c);
            }
            if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
        }
        return text.toString();
    }

    @Nullable String defaultOf(TableColumn column) {
        SqlFragment value = column.serverDefault();
        return value == null ? null : renderer.speltDefault(table, column, value);
    }

    /** Numbers that a default draws are the same as those of an identity column. */
    static @Nullable IdentityRule drawn(TableColumn column) {
        return column.identity() == null ? null : column.identity().asIdentity();
    }

    @Nullable String computed(TableColumn column) {
        return column.computed() == null
                ? null
                : text(column.computed().expression()) + (column.computed().stored() ? " stored" : " virtual");
    }

    /** A constraint without its name. */
    List<?> of(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> List.of("key", names(key.columns()), key.deferral());
            case UniqueKey key -> List.of("unique", names(key.columns()), key.nullsDistinct(), key.deferral());
            case Check check -> List.of("check", text(check.condition()));
            case ForeignKey key ->
                List.of(
                        "foreign key",
                        names(key.columns()),
                        renderer.comparableName(key.target().toString()),
                        names(key.targetColumns()),
                        key.onDelete(),
                        key.onUpdate(),
                        key.deferral(),
                        key.match());
            case Exclusion exclusion ->
                List.of(
                        "exclusion",
                        exclusion.method(),
                        exclusion.elements().stream()
                                .map(element -> List.of(part(element.part()), element.operator()))
                                .toList(),
                        text(exclusion.where()),
                        exclusion.deferral());
        };
    }

    /** An index without its name. */
    List<?> of(Index index) {
        return List.of(
                index.parts().stream().map(this::part).toList(),
                index.unique(),
                names(index.included()),
                text(index.where()),
                String.valueOf(index.method()).toLowerCase(Locale.ROOT),
                index.nullsDistinct());
    }

    private List<?> part(IndexPart part) {
        String key = switch (part.key()) {
            case IndexPart.Key.Column column -> "column " + renderer.comparableName(column.name());
            case IndexPart.Key.Of of -> text(of.expression());
        };
        return List.of(
                key,
                part.descending(),
                part.nulls(),
                String.valueOf(part.operatorClass()),
                String.valueOf(part.collation()),
                part.prefix());
    }

    private List<String> names(List<String> names) {
        return names.stream().map(renderer::comparableName).toList();
    }

    private String text(@Nullable SqlFragment fragment) {
        return fragment == null ? "" : renderer.spelt(table.id(), fragment);
    }
}
