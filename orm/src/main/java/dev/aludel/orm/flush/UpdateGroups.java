package dev.aludel.orm.flush;

import dev.aludel.orm.mapping.EntityMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Rows to be updated, by table and set of columns: one batch each, however they were changed. Not thread-safe. */
final class UpdateGroups {
    private final Map<Group, List<Step.Row>> groups = new LinkedHashMap<>();

    private record Group(EntityMapping<?, ?> mapping, List<Integer> columns) {}

    void add(PlannedUpdate update) {
        if (!update.columns().isEmpty()) {
            groups.computeIfAbsent(new Group(update.mapping(), update.columns()), group -> new ArrayList<>())
                    .add(update.row());
        }
    }

    List<Step> steps(Predicate<EntityMapping<?, ?>> chosen) {
        List<Step> steps = new ArrayList<>();
        groups.forEach((group, rows) -> {
            if (chosen.test(group.mapping)) {
                steps.add(new Step.Update(group.mapping, group.columns, PlannedUpdate.byKey(rows)));
            }
        });
        return steps;
    }
}
