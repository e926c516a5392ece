package dev.aludel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.type.SqlTypes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever refers to whatever: the order is one in which the tables can be created. */
final class DependencyOrderTest {

    @Property
    void onlyForeignKeysOfACycleAreLate(
            @ForAll @Size(max = 20) List<@IntRange(max = 7) Integer> from,
            @ForAll @Size(max = 20) List<@IntRange(max = 7) Integer> to) {
        var graph = graph(from, to);
        var tables = MetaData.of(graph.entrySet().stream()
                        .map(DependencyOrderTest::table)
                        .toList())
                .tables();

        var order = new DependencyOrder(tables);

        assertThat(order.sorted()).containsExactlyInAnyOrderElementsOf(tables);
        for (TableDefinition table : order.sorted()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean later =
                        order.sorted().indexOf(table) < order.sorted().indexOf(tables.get(number(key.target())));
                assertThat(order.isLate(table, key)).isEqualTo(later);
                if (later) {
                    assertThat(reachable(graph, number(key.target()))).contains(number(table.id()));
                }
            }
        }
    }

    private static Map<Integer, Set<Integer>> graph(List<Integer> from, List<Integer> to) {
        var graph = new HashMap<Integer, Set<Integer>>();
        IntStream.rangeClosed(0, 7).forEach(table -> graph.put(table, new HashSet<>()));
        for (int edge = 0; edge < Math.min(from.size(), to.size()); edge++) {
            graph.get(from.get(edge)).add(to.get(edge));
        }
        return graph;
    }

    private static TableDefinition table(Map.Entry<Integer, Set<Integer>> node) {
        var table = TableDefinition.builder("t" + node.getKey())
                .column("id", SqlTypes.INTEGER)
                .primaryKey("id");
        node.getValue()
                .forEach(target -> table.column("t" + target, SqlTypes.INTEGER)
                        .constraint(ForeignKey.of("t" + target).references("t" + target)));
        return table.build();
    }

    private static Set<Integer> reachable(Map<Integer, Set<Integer>> graph, int start) {
        var seen = new HashSet<Integer>();
        var open = new java.util.ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int node = open.pop();
            if (seen.add(node)) {
                open.addAll(graph.get(node));
            }
        }
        return seen;
    }

    private static int number(TableName table) {
        return Integer.parseInt(table.name().substring(1));
    }
}
