package dev.aludel.sql;

import dev.aludel.error.AmbiguousColumnException;
import dev.aludel.error.ParameterException;
import java.util.ArrayList;
import java.util.List;

/** What the rows of one result share: their items and names. Immutable. */
final class RowShape {
    private final List<Selectable<?>> items;
    private final List<String> names;

    private RowShape(List<Selectable<?>> items, List<String> names) {
        this.items = items;
        this.names = names;
    }

    static RowShape of(List<Selectable<?>> items) {
        List<String> names = new ArrayList<>(items.size());
        for (Selectable<?> item : items) {
            names.add(nameOf(item));
        }
        return new RowShape(items, List.copyOf(names));
    }

    /** The shape of raw SQL: names only. */
    static RowShape named(List<String> names) {
        return new RowShape(List.of(), List.copyOf(names));
    }

    List<String> names() {
        return names;
    }

    /** The position of an item: the same instance, or one that is the same SQL; by its name in raw SQL. */
    int indexOf(Selectable<?> item) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).equals(item)) {
                return i;
            }
        }
        var wanted = unwrapped(item);
        for (int i = 0; i < items.size(); i++) {
            if (same(unwrapped(items.get(i)), wanted)) {
                return i;
            }
        }
        if (items.isEmpty() && wanted instanceof Expression<?> expression) {
            return indexOf(expression.label());
        }
        throw new ParameterException(
                describe(item) + " is not selected by this query", "select it; the row has " + names);
    }

    int indexOf(String name) {
        int found = names.indexOf(name);
        if (found < 0) {
            found = ignoringCase(name);
        } else if (names.lastIndexOf(name) != found) {
            throw ambiguous(name);
        }
        if (found < 0) {
            throw new ParameterException("the row has no column " + name, "its columns are " + names);
        }
        return found;
    }

    private int ignoringCase(String name) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                if (found >= 0) {
                    throw ambiguous(name);
                }
                found = i;
            }
        }
        return found;
    }

    String describe(int index) {
        return items.isEmpty() ? "column " + names.get(index) : describe(items.get(index));
    }

    private static AmbiguousColumnException ambiguous(String name) {
        return new AmbiguousColumnException(
                "the row has more than one column " + name,
                "read it by its expression, or name them apart with as(..)");
    }

    private static String describe(Selectable<?> item) {
        return unwrapped(item) instanceof Expression<?> expression ? expression.description() : nameOf(item);
    }

    private static String nameOf(Selectable<?> item) {
        return switch (item) {
            case Expression<?> expression -> expression.label();
            case OptionalSelectable<?> optional -> nameOf(optional.item());
            case TableSource table -> table.fromNode().reference();
            default -> "";
        };
    }

    private static Selectable<?> unwrapped(Selectable<?> item) {
        return item instanceof OptionalSelectable<?> optional ? unwrapped(optional.item()) : item;
    }

    @SuppressWarnings("ReferenceEquality") // tables are compared by identity
    private static boolean same(Selectable<?> one, Selectable<?> other) {
        return one == other
                || (one instanceof Expression<?> a
                        && other instanceof Expression<?> b
                        && a.node().equals(b.node()));
    }
}
