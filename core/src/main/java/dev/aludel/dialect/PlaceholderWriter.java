package dev.aludel.dialect;

import dev.aludel.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts placeholders into compiled SQL and keeps the order of what they stand for. Belongs to one expansion. */
final class PlaceholderWriter {
    private static final int SINGLE = -1;

    private record Place(int source, int element) {}

    private final StatementCompiler compiler;
    private final StringBuilder text = new StringBuilder(160);
    private final List<Place> places = new ArrayList<>();
    private final List<SqlType<?>> types = new ArrayList<>();
    private final Map<Piece.Value, Integer> shared = new HashMap<>();

    PlaceholderWriter(StatementCompiler compiler) {
        this.compiler = compiler;
    }

    void text(String words) {
        text.append(words);
    }

    void value(Piece.Value value) {
        Integer earlier = compiler.sharesPlaceholders() ? shared.get(value) : null;
        if (earlier != null) {
            text.append(compiler.placeholder(earlier, value.type()));
        } else {
            shared.put(value, place(value.source(), SINGLE, value.type()));
        }
    }

    void values(int slot, SqlType<?> type, int length) {
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ");
            place(slot, i, type);
        }
    }

    void tuples(List<Integer> slots, List<SqlType<?>> types, int length) {
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "(" : ", (");
            for (int column = 0; column < slots.size(); column++) {
                text.append(column == 0 ? "" : ", ");
                place(slots.get(column), i, types.get(column));
            }
            text.append(")");
        }
    }

    /** All values of a list in one place. */
    void array(int slot, SqlType<?> type) {
        place(slot, CompiledStatement.ARRAY, type);
    }

    CompiledStatement.Expansion expansion(List<SqlType<?>> columns, DriverStatement.Kind kind) {
        return new CompiledStatement.Expansion(
                new DriverStatement(text.toString(), types, columns, kind),
                places.stream().mapToInt(Place::source).toArray(),
                places.stream().mapToInt(Place::element).toArray());
    }

    private int place(int source, int element, SqlType<?> type) {
        places.add(new Place(source, element));
        types.add(type);
        text.append(compiler.placeholder(places.size(), type));
        return places.size();
    }
}
