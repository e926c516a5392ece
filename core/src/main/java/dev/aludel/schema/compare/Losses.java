package dev.aludel.schema.compare;

import dev.aludel.schema.DdlRenderer;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.TableColumn;
import dev.aludel.type.SqlType;
import dev.aludel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** What is lost when differences are taken away. Stateless. */
final class Losses {
    private Losses() {}

    static List<String> of(List<Difference> differences, DdlRenderer renderer) {
        var losses = new ArrayList<String>();
        for (Difference difference : differences) {
            switch (difference) {
                case Difference.ExtraTable extra ->
                    losses.add("table " + extra.table().id() + " is dropped with its rows");
                case Difference.ExtraColumn extra
                when extra.column().computed() == null ->
                    losses.add(
                            "column " + extra.subject() + "." + extra.column().name() + " is dropped with its values");
                case Difference.ExtraObject extra
                when extra.object() instanceof Sequence sequence ->
                    losses.add("sequence " + sequence.id() + " is dropped with the number that it has reached");
                case Difference.ChangedColumn changed -> column(changed, renderer, losses);
                default -> {}
            }
        }
        return losses;
    }

    private static void column(Difference.ChangedColumn changed, DdlRenderer renderer, List<String> losses) {
        TableColumn from = changed.found();
        TableColumn to = changed.expected();
        String name = "column " + changed.subject() + "." + to.name();
        if (from.computed() == null && to.computed() != null) {
            losses.add(name + " is calculated from now on: its values are replaced");
        } else if (from.computed() == null
                && changed.aspects().contains(Difference.Aspect.TYPE)
                && !holds(to.type(), from.type())) {
            losses.add(name + " changes from " + renderer.typeOf(from) + " to " + renderer.typeOf(to)
                    + ": values that do not fit are rounded, cut or refused by the database");
        }
    }

    /** Whether each value of one type has a place in the other. */
    private static boolean holds(SqlType<?> wide, SqlType<?> narrow) {
        return switch (wide.kind()) {
            case INTEGER, BIGINT, SMALLINT ->
                narrow.kind().wholeNumber() && narrow.kind().compareTo(wide.kind()) <= 0;
            case DOUBLE -> narrow.kind() == TypeKind.REAL || narrow.kind() == TypeKind.DOUBLE;
            case DECIMAL -> decimal(wide, narrow);
            case TEXT ->
                switch (narrow.kind()) {
                    case VARCHAR, TEXT, NATIVE_ENUM, UUID, SMALLINT, INTEGER, BIGINT, DATE -> true;
                    default -> false;
                };
            case VARCHAR -> narrow.kind() == TypeKind.VARCHAR && narrow.length() <= wide.length();
            case TIMESTAMP -> narrow.kind() == TypeKind.TIMESTAMP || narrow.kind() == TypeKind.DATE;
            default -> wide.kind() == narrow.kind() && wide.equals(narrow);
        };
    }

    private static boolean decimal(SqlType<?> wide, SqlType<?> narrow) {
        if (wide.length() == SqlType.UNLIMITED) {
            return narrow.kind() == TypeKind.DECIMAL || narrow.kind().wholeNumber();
        }
        return narrow.kind() == TypeKind.DECIMAL
                && narrow.length() != SqlType.UNLIMITED
                && narrow.scale() <= wide.scale()
                && narrow.length() - narrow.scale() <= wide.length() - wide.scale();
    }
}
