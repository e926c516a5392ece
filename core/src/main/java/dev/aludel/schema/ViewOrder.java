package dev.aludel.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Views in an order in which they can be created, told by the names in their texts: for databases whose catalog does not say which
 * one needs which. A name that means something else costs nothing but another order. Used once.
 */
public final class ViewOrder {
    private final Map<TableName, View> views = new LinkedHashMap<>();
    private final Set<TableName> entered = new HashSet<>();
    private final List<View> ordered = new ArrayList<>();

    private ViewOrder(List<View> given) {
        given.forEach(view -> views.put(view.id(), view));
        views.values().forEach(this::visit);
    }

    /** Each view behind those that it names; else in the order given. */
    public static List<View> of(List<View> given) {
        return List.copyOf(new ViewOrder(given).ordered);
    }

    /** Whether the text of the view names the table, or another view. */
    public static boolean names(View view, TableName other) {
        return names(view.query().toString(), other.name());
    }

    private void visit(View view) {
        if (!entered.add(view.id())) {
            return;
        }
        String text = view.query().toString();
        for (View other : views.values()) {
            if (names(text, other.id().name())) {
                visit(other);
            }
        }
        ordered.add(view);
    }

    private static boolean names(String text, String name) {
        return text.contains(name)
                && Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.UNICODE_CHARACTER_CLASS)
                        .matcher(text)
                        .find();
    }
}
